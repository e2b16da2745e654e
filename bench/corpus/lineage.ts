import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIALECT_NAMES, type DialectName } from '../../server/src/protocol/index.ts';
import { bindScript, parseScript, type SchemaLookup, type SchemaTable } from '../../server/src/sql/index.ts';

interface Edge {
  readonly source: { readonly table?: string | null; readonly column: string };
  readonly target: { readonly table: string; readonly column: string };
}

interface LineageCase {
  readonly id: string;
  readonly dialect: string;
  readonly schema: Readonly<Record<string, readonly string[]>> | null;
  readonly sql: string;
  readonly edges: readonly Edge[];
}

export interface LineageScore {
  readonly cases: number;
  readonly exact: number;
  /** Wrong answers that say they are certain. */
  readonly silent: number;
  readonly failures: readonly {
    readonly id: string;
    readonly sql: string;
    readonly missing: readonly string[];
    readonly extra: readonly string[];
    readonly uncertain: boolean;
  }[];
}

/** A lookup over a plain record of tables; a name matches by its last parts. */
export function lookupOf(schema: Readonly<Record<string, readonly string[]>> | null, absent: boolean): SchemaLookup {
  const tables = new Map<string, SchemaTable>();
  for (const [name, columns] of Object.entries(schema ?? {})) {
    tables.set(name.toLowerCase(), {
      id: name,
      kind: 'table',
      columns: columns.map((c) => ({ name: c, type: null, nullable: null })),
      complete: true,
    });
  }
  return {
    findTable(name) {
      const key = name.parts
        .map((part) => part.name)
        .join('.')
        .toLowerCase();
      const table = tables.get(key);
      return table !== undefined ? { found: 'table', table } : absent ? { found: 'absent', suggestions: [] } : { found: 'unknown' };
    },
  };
}

export function scoreLineage(folder: string): LineageScore {
  const cases = JSON.parse(readFileSync(join(folder, 'lineage', 'statements.json'), 'utf8')) as readonly LineageCase[];
  const failures: LineageScore['failures'][number][] = [];
  let silent = 0;
  for (const { id, dialect, schema, sql, edges } of cases) {
    const name: DialectName = DIALECT_NAMES.find((d) => d === dialect) ?? 'ansi';
    const bound = bindScript(parseScript(sql, name), lookupOf(schema, false));
    const expected = new Set(edges.map((e) => text(e.source.table ?? '', e.source.column, e.target.table, e.target.column)));
    const found = new Set(
      bound.edges
        .filter((e) => e.target.table !== null)
        .map((e) => text(e.source.table ?? '', e.source.column, e.target.table ?? '', e.target.column)),
    );
    const missing = [...expected].filter((e) => !found.has(e));
    const extra = [...found].filter((e) => !expected.has(e));
    if (missing.length === 0 && extra.length === 0) continue;
    const uncertain = bound.statements.some((s) => s.lineage.some((l) => l.uncertain));
    if (!uncertain) silent++;
    failures.push({ id, sql, missing, extra, uncertain });
  }
  return { cases: cases.length, exact: cases.length - failures.length, silent, failures };
}

function text(sourceTable: string, sourceColumn: string, targetTable: string, targetColumn: string): string {
  return `${sourceTable}.${sourceColumn} -> ${targetTable}.${targetColumn}`.toLowerCase().replace(/\s+/g, ' ');
}
