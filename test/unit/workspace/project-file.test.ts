import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { DIALECT_SPELLINGS } from '../../../server/src/protocol/index.ts';
import { PROJECT_KEYS, parseProjectFile } from '../../../server/src/workspace/index.ts';

/** How a reference to an environment variable begins. */
const ENV = '\u0024{env';

/** What is wrong, as `code severity text → suggestions`. */
function problems(text: string): string[] {
  return parseProjectFile(text).diagnostics.map(({ code, severity, range, suggestions }) => {
    const what = text.slice(range.start, range.end);
    return `${code} ${severity} ${what}${suggestions.length > 0 ? ` → ${suggestions.join(', ')}` : ''}`;
  });
}

describe('aetl.yaml', () => {
  it('reads all that it knows', () => {
    const { file, diagnostics } = parseProjectFile(`version: 1
dialect: postgres
files:
  - { glob: "oracle/**/*.sql", dialect: oracle, connection: erp }
include: ["**/*.sql"]
exclude: ["**/node_modules/**"]
connections:
  erp: { type: oracle, password: "\${env:ERP_PASSWORD}" }
catalog: schema/**/*.sql
lineage: { import: ["events/*.ndjson"] }
lint: { extends: recommended }
store: { url: "sqlite:.aetl/aetl.db" }
llm: { provider: none }
`);
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(file, {
      dialect: 'postgres',
      files: [{ glob: 'oracle/**/*.sql', dialect: 'oracle', connection: 'erp' }],
      include: ['**/*.sql'],
      exclude: ['**/node_modules/**'],
      catalog: ['schema/**/*.sql'],
      connections: [
        {
          name: 'erp',
          type: 'oracle',
          settings: {
            name: 'erp',
            type: 'oracle',
            environment: null,
            host: null,
            port: null,
            database: null,
            user: null,
            password: `${ENV}:ERP_PASSWORD}`,
            path: null,
            tls: 'off',
            options: {},
          },
        },
      ],
      imports: ['events/*.ndjson'],
      dags: null,
      jobs: [],
      store: 'sqlite:.aetl/aetl.db',
    });
  });

  const wrong: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    'a misspelt key': ['version: 1\ndialekt: postgres\n', ['project-file warning dialekt → dialect']],
    'a misspelt dialect': ['version: 1\ndialect: postgress\n', ['project-file error postgress → postgres']],
    'a version of the future': ['version: 2\n', ['project-file error 2 → 1']],
    'no version': ['dialect: oracle\n', ['project-file warning dialect: oracle']],
    'a list instead of a mapping': ['- version: 1\n', ['project-file error - version: 1']],
    'a rule without glob': ['version: 1\nfiles:\n  - { dialect: oracle }\n', ['project-file error { dialect: oracle }']],
    'a connection that is not there': [
      'version: 1\nfiles:\n  - { glob: "*.sql", connection: erb }\nconnections:\n  erp: { type: oracle }\n',
      ['project-file error erb → erp'],
    ],
    'a connection without type': ['version: 1\nconnections:\n  erp: { host: db }\n', ['project-file error { host: db }']],
    'a misspelt setting of a connection': [
      'version: 1\nconnections:\n  dw: { type: postgres, hots: db }\n',
      ['project-file warning hots → host'],
    ],
    'a database that is not known': ['version: 1\nconnections:\n  dw: { type: postgras }\n', ['project-file error postgras → postgres']],
    'a port that is none': ['version: 1\nconnections:\n  dw: { type: mysql, port: 70000 }\n', ['project-file error 70000']],
    'an environment that is none': [
      'version: 1\nconnections:\n  dw: { type: mysql, environment: prods }\n',
      ['project-file error prods → prod'],
    ],
    'a way of TLS that is none': ['version: 1\nconnections:\n  dw: { type: mysql, tls: maybe }\n', ['project-file error maybe']],
    'an SQLite database without a file': ['version: 1\nconnections:\n  dw: { type: sqlite }\n', ['project-file error { type: sqlite }']],
    'a URL that is none': ['version: 1\nconnections:\n  dw: { type: mysql, url: localhost }\n', ['project-file error localhost']],
    'an option that is a list': ['version: 1\nconnections:\n  dw: { type: mysql, options: { ca: [a] } }\n', ['project-file error [a]']],
    'globs that are no texts': ['version: 1\ninclude: { a: b }\n', ['project-file error { a: b }']],
    'a password in clear text': [
      'version: 1\nconnections:\n  dw: { type: postgres, password: hunter2 }\n',
      [`clear-text-secret error hunter2 → "${ENV}:DW_PASSWORD}"`],
    ],
    'a password in a URL': [
      'version: 1\nstore: { url: "postgres://etl:hunter2@db/aetl" }\n',
      [`clear-text-secret error hunter2 → ${ENV}:STORE_URL_PASSWORD}`],
    ],
    'an API key': ['version: 1\nllm: { provider: anthropic, apiKey: sk-1 }\n', [`clear-text-secret error sk-1 → "${ENV}:LLM_APIKEY}"`]],
  };
  for (const [name, [text, expected]] of Object.entries(wrong)) it(`reports ${name}`, () => assert.deepEqual(problems(text), expected));

  it('reports broken YAML where it breaks, and keeps what stands before', () => {
    const text = 'version: 1\ndialect: oracle\nfiles: [\n';
    const { file, diagnostics } = parseProjectFile(text);
    assert.equal(file.dialect, 'oracle');
    assert.equal(diagnostics[0]?.code, 'yaml');
    assert.ok((diagnostics[0]?.range.start ?? 0) >= text.indexOf('['));
  });

  it('never quotes a secret', () => {
    const { diagnostics } = parseProjectFile('version: 1\nconnections:\n  dw: { type: postgres, password: hunter2 }\n');
    assert.ok(diagnostics.length > 0 && diagnostics.every(({ message }) => !message.includes('hunter2')));
  });

  it('has a JSON Schema with the same keys and dialects', () => {
    const schema = JSON.parse(readFileSync(new URL('../../../schemas/aetl.schema.json', import.meta.url), 'utf8'));
    assert.deepEqual(Object.keys(schema.properties).sort(), [...PROJECT_KEYS.root].sort());
    assert.deepEqual(Object.keys(schema.properties.files.items.properties).sort(), [...PROJECT_KEYS.rule].sort());
    assert.deepEqual(Object.keys(schema.definitions.connection.properties).sort(), [...PROJECT_KEYS.connection].sort());
    const [names, spellings] = schema.definitions.dialect.anyOf;
    assert.deepEqual([...names.enum, ...spellings.enum], DIALECT_SPELLINGS);
  });
});
