import process from 'node:process';
import { createInterface } from 'node:readline';
import { DIALECT_NAMES, type DialectName, dialectNamed } from '../../../protocol/index.ts';
import { EXIT, UsageError } from '../exit.ts';
import type { Verb } from '../verb.ts';

const WHAT = ['parse', 'lineage', 'check', 'convert'] as const;
type What = (typeof WHAT)[number];

export const batch: Verb = {
  name: 'batch',
  about: 'answer one JSON question a line on stdin with one JSON answer a line on stdout',
  usage: '<parse|lineage|check|convert>',
  details:
    'A question is {"id", "dialect", "sql", "schema"?, "target"?}; answers come in the order of the questions.\nA schema maps table names (bare, schema.table or catalog.schema.table) to their columns and types.',
  options: {},
  examples: [
    [`echo '{"id":"1","dialect":"postgres","sql":"select 1"}' | aetl batch parse`, 'statements with their ranges'],
    ['aetl batch lineage < questions.jsonl > answers.jsonl', 'column lineage of many scripts'],
  ],
  async run(args, terminal) {
    const what = WHAT.find((candidate) => candidate === args.names[0]);
    if (what === undefined || args.names.length > 1) throw new UsageError(`aetl batch needs one of ${WHAT.join(', ')}`);
    const engine = await import('../../../app/index.ts');
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.trim() === '') continue;
      const answer = `${JSON.stringify(answerLine(line, what, engine))}\n`;
      if (process.stdout.writableNeedDrain) await new Promise((resolve) => process.stdout.once('drain', resolve));
      terminal.out(answer);
    }
    return EXIT.ok;
  },
};

type Engine = Pick<typeof import('../../../app/index.ts'), 'parseSql' | 'lineageOfSql' | 'checkSql'>;

function answerLine(line: string, what: What, engine: Engine): object {
  let request: unknown;
  try {
    request = JSON.parse(line);
  } catch (error) {
    return { id: null, error: `this line is not valid JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const question = readQuestion(request);
  if (typeof question === 'string') return { id: idOf(request), error: question };
  const { id, ...sql } = question;
  try {
    switch (what) {
      case 'parse':
        return { id, ...engine.parseSql(sql) };
      case 'lineage':
        return { id, ...engine.lineageOfSql(sql) };
      case 'check':
        return { id, ...engine.checkSql(sql) };
      case 'convert':
        return { id, error: 'this version of AETL does not convert between dialects' };
    }
  } catch (error) {
    // One bad question must not end the answers to the others.
    return { id, error: `this is a bug of AETL: ${error instanceof Error ? error.message : String(error)}` };
  }
}

interface Question {
  readonly id: unknown;
  readonly sql: string;
  readonly dialect: DialectName;
  readonly schema: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A sentence when the question cannot be answered. */
function readQuestion(request: unknown): Question | string {
  if (!isObject(request)) return 'a question is a JSON object with "id", "dialect" and "sql"';
  const { sql, dialect: name = 'ansi', schema } = request;
  if (typeof sql !== 'string') return '"sql" must be a text';
  const dialect = typeof name === 'string' ? dialectNamed(name) : null;
  if (dialect === null) return `"dialect" must be one of ${DIALECT_NAMES.join(', ')}`;
  const tables = schema ?? {};
  if (!isObject(tables) || !Object.values(tables).every(isObject)) return '"schema" must map table names to objects of columns and types';
  const columns = Object.entries(tables).map(
    ([table, types]) => [table, Object.fromEntries(Object.entries(types ?? {}).map(([column, type]) => [column, String(type)]))] as const,
  );
  return { id: idOf(request), sql, dialect, schema: Object.fromEntries(columns) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function idOf(request: unknown): unknown {
  return isObject(request) ? (request['id'] ?? null) : null;
}
