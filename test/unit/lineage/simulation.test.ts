import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { nodeFileSystem } from '../../../server/src/adapters/fs/index.ts';
import { NEVER_CANCELLED } from '../../../server/src/base/index.ts';
import { simulate } from '../../../server/src/lineage/index.ts';
import type { FileSite } from '../../../server/src/metadata/index.ts';
import {
  DEFAULT_SETTINGS,
  type FileDiagnostic,
  type TableAmendment,
  type TableChange,
  Workspace,
} from '../../../server/src/workspace/index.ts';
import { open } from '../workspace/fixture.ts';

const SHOP = fileURLToPath(new URL('../../../samples/shop', import.meta.url));

/** A finding; without its place in a file that is edited, since the edit moves it. */
function printed(uri: string, { code, message, range }: FileDiagnostic, edited: ReadonlySet<string>): string {
  // What is proposed for a name that is not there in either case is no difference.
  const said = code.startsWith('unknown-') ? '' : message;
  return `${uri.slice(uri.indexOf('shop/'))} ${edited.has(uri) ? '' : range.start} ${code} ${said}`;
}

function findings(workspace: Workspace, edited: ReadonlySet<string>): string[] {
  return [...workspace.files].flatMap(({ uri }) => workspace.diagnostics(uri).map((found) => printed(uri, found, edited)));
}

function difference(all: readonly string[], some: readonly string[]): string[] {
  const left = [...some];
  return all
    .filter((item) => {
      const at = left.indexOf(item);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    })
    .sort();
}

interface DefinedColumn {
  readonly table: string;
  readonly column: string;
  /** Wherever it is said that there is one: DDL, and the sources of the dbt project. */
  readonly sites: readonly FileSite[];
}

/** The file without the lines that define a column, or with another line. */
function withoutColumn(text: string, start: number, line: ((line: string) => string) | null): string {
  const from = text.lastIndexOf('\n', start) + 1;
  const end = text.indexOf('\n', start) + 1;
  if (line !== null) return text.slice(0, from) + line(text.slice(from, end)) + text.slice(end);
  const dash = /^ *(?=- )/.exec(text.slice(from, end))?.[0].length;
  if (dash !== undefined) {
    const rest = text.slice(end).split('\n');
    const next = rest.findIndex((other) => other.trim() !== '' && other.search(/[^ ]/) <= dash);
    return text.slice(0, from) + rest.slice(next < 0 ? rest.length : next).join('\n');
  }
  const rest = text.slice(end);
  return (rest.startsWith(');') ? text.slice(0, from).replace(/,\s*$/, '\n') : text.slice(0, from)) + rest;
}

suite('a simulation on the demo is what an edit brings', () => {
  let workspace: Workspace;
  let columns: readonly DefinedColumn[] = [];

  before(async () => {
    workspace = new Workspace({
      fs: nodeFileSystem,
      clock: { now: () => performance.now() },
      yield: async () => {},
      settings: () => DEFAULT_SETTINGS,
      forcedDialect: null,
    });
    await workspace.index([SHOP]);
    const found = new Map<string, DefinedColumn>();
    for (const { table } of workspace.tables())
      for (const { name, sites } of table.columns) {
        const key = `${table.id}.${name}`;
        const known = found.get(key) ?? { table: table.id, column: name, sites: [] };
        // A source has the places of its table's DDL too.
        const fresh = sites.filter(({ uri, range }) => !known.sites.some((one) => one.uri === uri && one.range.start === range.start));
        found.set(key, { ...known, sites: [...known.sites, ...fresh] });
      }
    columns = [...found.values()].filter(({ sites }) => sites.some(({ uri }) => uri.includes('/shop/schema/') && uri.endsWith('.sql')));
  });

  async function compare(change: TableChange, { table, sites }: DefinedColumn, line: ((line: string) => string) | null) {
    const edited = new Set(sites.map(({ uri }) => uri));
    const then = findings(workspace, edited);
    const found = await simulate(workspace, [{ table, change }], NEVER_CANCELLED);
    const shown = (kind: 'appeared' | 'disappeared') =>
      found.files.flatMap((file) => file[kind].map((finding) => printed(file.uri, finding, edited))).sort();
    assert.deepEqual(findings(workspace, edited), then, 'the workspace is as it was');
    const texts = new Map([...edited].map((uri) => [uri, workspace.file(uri)?.text ?? '']));
    // From the end, so that the places before an edit stay where they are.
    for (const { uri, range } of [...sites].sort((a, b) => b.range.start - a.range.start))
      workspace.show(uri, withoutColumn(workspace.file(uri)?.text ?? '', range.start, line), 1);
    await workspace.settle();
    const now = findings(workspace, edited);
    for (const [uri, text] of texts) workspace.show(uri, text, 2);
    await workspace.settle();
    assert.deepEqual(shown('appeared'), difference(now, then), `${table} ${JSON.stringify(change)}`);
    assert.deepEqual(shown('disappeared'), difference(then, now), `${table} ${JSON.stringify(change)}`);
    return shown('appeared').length;
  }

  test('each column that is dropped', async () => {
    let broken = 0;
    assert.ok(columns.length > 80);
    for (const column of columns) if ((await compare({ change: 'drop-column', column: column.column }, column, null)) > 0) broken++;
    assert.ok(broken > 40, `${broken} of ${columns.length} break something`);
  });

  test('each column that is renamed, or gets another type', async () => {
    for (const column of columns.filter((_, at) => at % 5 === 0)) {
      await compare({ change: 'rename-column', column: column.column, to: 'renamed' }, column, (line) =>
        line.replace(column.column, 'renamed'),
      );
      await compare({ change: 'change-type', column: column.column, type: 'jsonb' }, column, (line) =>
        line.replace(/data_type: ("[^"]*"|\w+)/, 'data_type: jsonb').replace(/^(\s*\w+\s+)\w+(?:\([^)]*\))?/, '$1jsonb'),
      );
    }
  });
});

const MODELS = `-- file: dbt_project.yml
name: p
version: '1.0'
-- file: models/sources.yml
version: 2
sources:
  - name: raw
    tables:
      - name: orders
        columns: [{ name: id, data_type: int }, { name: amount, data_type: numeric }, { name: note, data_type: text }]
-- file: models/stg.sql
select * from {{ source('raw', 'orders') }}
-- file: models/mart.sql
select id, amount * 2 as twice, note from {{ ref('stg') }}
-- file: models/top.sql
select id, twice from {{ ref('mart') }}
`;

async function tried(files: string, amendments: readonly TableAmendment[]) {
  const { workspace } = await open(files);
  const found = await simulate(workspace, amendments, NEVER_CANCELLED);
  return {
    appeared: found.files.flatMap(({ uri, appeared }) =>
      appeared.map(({ code, message }) => `${uri.slice(uri.lastIndexOf('/') + 1)} ${code}: ${message}`),
    ),
    columns: found.columns.map(
      ({ table, column, difference: what, before: was, after: is }) => `${table}.${column} ${what} ${was ?? ''}>${is ?? ''}`,
    ),
  };
}

suite('a simulation', () => {
  test('follows stars through models', async () => {
    const found = await tried(MODELS, [{ table: 'raw.orders', change: { change: 'drop-column', column: 'note' } }]);
    assert.deepEqual(found.appeared, ['mart.sql unknown-column: There is no column note in stg']);
    assert.ok(found.columns.includes('stg.note gone text>'), found.columns.join('\n'));
  });

  test('gives types on', async () => {
    const found = await tried(MODELS, [{ table: 'raw.orders', change: { change: 'change-type', column: 'id', type: 'uuid' } }]);
    assert.deepEqual(found.appeared, []);
    assert.deepEqual(found.columns.filter((text) => text.includes(' type ')).sort(), [
      'mart.id type int>uuid',
      'stg.id type int>uuid',
      'top.id type int>uuid',
    ]);
  });

  test('of a model that is gone', async () => {
    const found = await tried(MODELS, [{ table: 'mart', change: { change: 'drop-table' } }]);
    assert.deepEqual(
      found.appeared.map((text) => text.slice(0, 21)),
      ['top.sql unknown-table'],
    );
  });

  test('of several changes at once', async () => {
    const found = await tried(MODELS, [
      { table: 'raw.orders', change: { change: 'rename-column', column: 'amount', to: 'total' } },
      { table: 'mart', change: { change: 'drop-column', column: 'twice' } },
    ]);
    assert.deepEqual(found.appeared.map((text) => text.split(':')[0]).sort(), ['mart.sql unknown-column', 'top.sql unknown-column']);
  });
});
