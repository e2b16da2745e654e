import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bindScript, parseScript, type SchemaLookup } from '../../server/src/sql/index.ts';
import { lookupOf } from './lineage.ts';

interface TpcDs {
  readonly schema: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly queries: readonly string[];
}

export interface TypoScore {
  readonly queries: number;
  /** Reports on the valid queries: must be none. */
  readonly falseReports: readonly string[];
  readonly typos: number;
  readonly found: number;
  /** Found with the right name as the first suggestion. */
  readonly suggested: number;
  readonly missed: readonly string[];
}

export function tpcdsLookup(data: TpcDs): SchemaLookup {
  return lookupOf(Object.fromEntries(Object.entries(data.schema).map(([table, columns]) => [table, Object.keys(columns)])), true);
}

export function readTpcDs(folder: string): TpcDs {
  return JSON.parse(readFileSync(join(folder, 'tpcds', 'tpcds.json'), 'utf8')) as TpcDs;
}

/** Misspells four column names in each TPC-DS query, one at a time: each must be reported at exactly its range. */
export function scoreTypos(folder: string): TypoScore {
  const data = readTpcDs(folder);
  const lookup = tpcdsLookup(data);
  const known = new Set(Object.values(data.schema).flatMap((columns) => Object.keys(columns)));
  const falseReports: string[] = [];
  const missed: string[] = [];
  let typos = 0;
  let found = 0;
  let suggested = 0;
  data.queries.forEach((sql, number) => {
    const script = parseScript(sql, 'postgres');
    const bound = bindScript(script, lookup);
    script.statements.forEach((statement, i) => {
      for (const e of statement.tree.errors) falseReports.push(`query ${number + 1}: ${e.message}`);
      for (const d of bound.statements[i]?.diagnostics ?? []) falseReports.push(`query ${number + 1}: ${d.message}`);
    });
    const places = bound.statements.flatMap((s, i) =>
      s.references.flatMap((r) =>
        r.kind === 'column' && !r.declaration && known.has(r.column.name)
          ? [
              {
                start: r.range.start + (script.statements[i]?.range.start ?? 0),
                end: r.range.end + (script.statements[i]?.range.start ?? 0),
              },
            ]
          : [],
      ),
    );
    for (let k = 0; k < 4 && places.length > 0; k++) {
      const place = places[Math.floor(((k + 0.5) / 4) * places.length)];
      if (place === undefined) continue;
      const right = sql.slice(place.start, place.end);
      const wrong = misspell(right, k, known);
      typos++;
      const changed = sql.slice(0, place.start) + wrong + sql.slice(place.end);
      const parsed = parseScript(changed, 'postgres');
      const reports = bindScript(parsed, lookup).statements.flatMap((s, i) =>
        s.diagnostics.map((d) => ({
          ...d,
          at: d.range.start + (parsed.statements[i]?.range.start ?? 0),
          to: d.range.end + (parsed.statements[i]?.range.start ?? 0),
        })),
      );
      const hit = reports.find((d) => d.code === 'unknown-column' && d.at === place.start && d.to === place.start + wrong.length);
      if (hit === undefined)
        missed.push(
          `query ${number + 1}: ${right} as ${wrong} at ${place.start}: ${reports.map((d) => d.message).join('; ') || 'nothing reported'}`,
        );
      else {
        found++;
        if (hit.suggestions[0] === right.toLowerCase()) suggested++;
      }
    }
  });
  return { queries: data.queries.length, falseReports, typos, found, suggested, missed };
}

/** Drops, doubles, swaps or replaces a letter, so that the result is no column at all. */
function misspell(name: string, way: number, known: ReadonlySet<string>): string {
  const at = Math.max(1, Math.floor(name.length / 2));
  const made =
    [
      name.slice(0, at) + name.slice(at + 1),
      name.slice(0, at) + name.charAt(at) + name.slice(at),
      name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2),
      `${name.slice(0, at)}x${name.slice(at + 1)}`,
    ][way] ?? name;
  return made.toLowerCase() === name.toLowerCase() || known.has(made.toLowerCase()) ? `${name}x` : made;
}
