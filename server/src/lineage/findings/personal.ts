import { type CancellationToken, throwIfCancelled } from '../../base/index.ts';
import { type CatalogTable, classifyColumn, type Domain, valueType } from '../../metadata/index.ts';
import type { ColumnGraph } from '../graph/column-graph.ts';
import { sameAs } from '../graph/reach.ts';

/** Personal data that comes, as it is, to a place where many people look. */
export interface PersonalArrival {
  readonly source: { readonly table: string; readonly column: string };
  readonly domain: Domain;
  /** Between 0 and 1: that it is personal data at all is a guess from names, types and comments. */
  readonly confidence: number;
  readonly reasons: readonly string[];
  readonly arrival: { readonly table: string; readonly column: string };
  /** From the source to the arrival. */
  readonly path: readonly string[];
}

export interface PersonalQuestion {
  readonly tables: Iterable<CatalogTable>;
  /** Whether many people look at a table: a mart, a report, an exposure. */
  readonly isPublic: (table: string) => boolean;
  /** The expression of an edge, as it is written. */
  readonly expression: (edge: number) => string;
  readonly token: CancellationToken;
}

/** A guess that is less sure than this is not held against anybody. */
const LEAST_CONFIDENCE = 0.6;
const DEPTH = 50;

/** Follows personal columns from where they come into the estate, and stops where an expression hides or only counts them. */
export function findPersonalArrivals(
  graph: ColumnGraph,
  { tables, isPublic, expression, token }: PersonalQuestion,
): readonly PersonalArrival[] {
  const found: PersonalArrival[] = [];
  const seen = new Set<number>();
  for (const table of tables) {
    const number = graph.table(table.id);
    for (const named of number < 0 ? [] : table.columns) {
      const { name, description } = named;
      const type = valueType(named);
      const column = graph.column(number, name);
      if (column < 0 || seen.has(column) || hasSources(graph, column)) continue;
      seen.add(column);
      const [guess] = classifyColumn({ table: table.name, name, type: type ?? '', comment: description, profile: null });
      if (guess === undefined || !guess.personal || guess.confidence < LEAST_CONFIDENCE) continue;
      throwIfCancelled(token);
      const { domain, confidence, reasons } = guess;
      for (const { at, path } of arrivals(graph, column, expression)) {
        const arrival = { table: graph.tableName(graph.tableOf(at)), column: graph.columnName(at) };
        if (isPublic(arrival.table)) found.push({ source: { table: table.id, column: name }, domain, confidence, reasons, arrival, path });
      }
    }
  }
  return found;
}

function hasSources(graph: ColumnGraph, column: number): boolean {
  for (let edge = graph.firstInto(column); edge >= 0; edge = graph.nextInto(edge)) if (!graph.isInfluence(edge)) return true;
  return false;
}

function* arrivals(
  graph: ColumnGraph,
  start: number,
  expression: PersonalQuestion['expression'],
): Generator<{ readonly at: number; readonly path: readonly string[] }> {
  const print = (column: number) => `${graph.tableName(graph.tableOf(column))}.${graph.columnName(column)}`;
  const queue = [{ at: start, path: [print(start)] }];
  const seen = new Set([start]);
  for (const { at, path } of queue) {
    if (path.length > DEPTH) continue;
    for (const same of sameAs(graph, at)) {
      for (const edge of graph.from(same)) {
        const target = graph.target(edge);
        if (seen.has(target) || graph.isInfluence(edge) || hides(graph.kind(edge).kind, () => expression(edge))) continue;
        seen.add(target);
        const next = { at: target, path: [...path, print(target)] };
        queue.push(next);
        yield next;
      }
    }
  }
}

const HIDING =
  /\b(md5|sha\d*|sha\d?_\w+|hash\w*|\w*hash|hashbytes|standard_hash|ora_hash|mask\w*|\w*_mask|anonymi[sz]e\w*|pseudonymi[sz]e\w*|encrypt\w*|hmac\w*|tokeni[sz]e\w*|redact\w*|farm_fingerprint|length|char_length|octet_length|left|right|substr|substring)\s*\(/i;
/** Aggregates that give one of the values back. */
const REVEALING = /\b(min|max|any_value|first|last|first_value|last_value|string_agg|array_agg|listagg|group_concat|mode)\s*\(/i;

function hides(kind: string, expression: () => string): boolean {
  if (kind === 'copy' || kind === 'constant') return kind === 'constant';
  const text = expression();
  if (HIDING.test(text)) return true;
  if (kind === 'aggregate') return !REVEALING.test(text);
  // A test of a value is not the value.
  return /^\s*[\w."]+\s+is\s+(not\s+)?null\s*$/i.test(text);
}
