import { type LineIndex, shiftRange, type TextRange } from '../../base/index.ts';
import { isOpaqueText } from '../../jinja/index.ts';
import { isInfluence, type LineageEdge } from '../../protocol/index.ts';
import type { BoundScript, ObjectName, SchemaColumn, StatementLineage, TableLookup } from '../../sql/index.ts';
import type { View, Views } from './view.ts';

/**
 * A column edge as the workspace keeps it. There can be millions of them, so that the expression and its location are
 * worked out only for those that somebody looks at; see `locateEdge`.
 */
export interface FlowEdge extends LineageEdge {
  readonly expression: null;
  readonly location: null;
  readonly uri: string;
  /** Where the expression stands in the file; for influences the whole statement. */
  readonly start: number;
  readonly end: number;
}

/** What the edges of a file need to know of the world around it. */
export interface EdgeContext {
  readonly uri: string;
  /** Printed in the names of queries and temp tables, which belong to this file alone. */
  readonly path: string;
  /** Zero-based line of an offset; asked for bare queries only. */
  readonly lineAt: (offset: number) => number;
  /** Id of the table that the file as a whole is. */
  readonly model: string | null;
  readonly find: (name: ObjectName) => TableLookup;
}

/** The edges of all readings of a file, each once. A sample of what a file may become says so. */
export function viewEdges({ all }: Views, context: EdgeContext): readonly FlowEdge[] {
  const [only, ...rest] = all;
  if (only === undefined) return [];
  if (rest.length === 0 && !only.sample) return lineageEdges(only, context);
  const edges = new Map<string, FlowEdge>();
  for (const view of all) {
    for (const edge of lineageEdges(view, context)) {
      const key = [edge.source.node, edge.source.column, edge.target.node, edge.target.column, edge.kind, edge.start].join('\n');
      if (!edges.has(key)) edges.set(key, view.sample ? { ...edge, uncertain: true } : edge);
    }
  }
  return [...edges.values()];
}

/** The column edges of one reading of a file. Tables have the ids of the catalog; temp tables and bare queries have names of their own. */
function lineageEdges({ bound, locate }: View, context: EdgeContext): FlowEdge[] {
  const edges: FlowEdge[] = [];
  const ends = new Ends(canonicalTables(bound, context));
  for (const [index, result] of bound.statements.entries()) {
    const statement = bound.script.statements[index];
    if (statement === undefined || result.lineage.length === 0) continue;
    const start = statement.range.start + leadLength(statement.text);
    const named = context.model ?? (result.lineage.every((lineage) => lineage.target !== null) ? '' : null);
    const whole = locate({ start, end: statement.range.end }).range;
    const own = named ?? `${context.path}:${context.lineAt(whole.start) + 1}`;
    const place = { uri: context.uri, whole, rangeOf: (range: TextRange) => locate(shiftRange(range, statement.range.start)).range };
    for (const lineage of result.lineage) addEdges(lineage, place, own, ends, edges);
  }
  return edges;
}

/** The edge with all that people want to see of it. `text` is that of the file when the edge was made. */
export function locateEdge(edge: FlowEdge, text: string, lines: LineIndex): LineageEdge {
  const { source, target, kind, uncertain, uri, start, end } = edge;
  const range = { start: lines.positionAt(start), end: lines.positionAt(end) };
  const written = text.slice(start, end);
  const expression = isInfluence(edge) || written === '' ? null : JSON_FILE.test(uri) ? jsonText(written) : written;
  return { source, target, kind, uncertain, expression, location: { uri, range } };
}

const JSON_FILE = /\.(json|ndjson|jsonl)$/i;

/** An expression that an event quotes, without the escapes of JSON. */
function jsonText(written: string): string {
  try {
    return String(JSON.parse(`"${written}"`));
  } catch {
    return written;
  }
}

interface StatementPlace {
  readonly uri: string;
  readonly whole: TextRange;
  /** From a range of the statement to one of the file. */
  readonly rangeOf: (range: TextRange) => TextRange;
}

function addEdges(lineage: StatementLineage, place: StatementPlace, own: string, ends: Ends, edges: FlowEdge[]): void {
  const { uri, rangeOf, whole } = place;
  const { uncertain } = lineage;
  const bare = { expression: null, location: null, uri, uncertain };
  for (const { target, sources, kind, range } of lineage.columns) {
    const { start, end: stop } = rangeOf(range);
    const end = target.table === null ? ends.own(own, target.column) : ends.of(target.table, target.column);
    for (const source of sources) {
      // It could be a column of several tables; the statement is uncertain and says why.
      if (source.table === null) continue;
      edges.push({
        source: ends.of(source.table, source.column),
        target: end,
        kind,
        ...bare,
        start,
        end: stop,
      });
    }
  }
  const all = lineage.target === null ? ends.own(own, '*') : ends.of(lineage.target, '*');
  for (const { table, column, kind } of lineage.influences) {
    if (table !== null) edges.push({ source: ends.of(table, column), target: all, kind, ...bare, start: whole.start, end: whole.end });
  }
}

/** The two ends of edges; each column of a file is one object, however many edges touch it. */
class Ends {
  readonly #known = new Map<string, LineageEdge['source']>();
  readonly #canonical: ReadonlyMap<string, CanonicalTable>;

  constructor(canonical: ReadonlyMap<string, CanonicalTable>) {
    this.#canonical = canonical;
  }

  of(table: string, column: string): LineageEdge['source'] {
    const known = this.#canonical.get(table);
    return known === undefined ? this.own(table, column) : this.own(known.id, known.columns.get(column) ?? column);
  }

  own(node: string, name: string): LineageEdge['source'] {
    // What Jinja leaves open may be any column.
    const column = isOpaqueText(name) ? '*' : name;
    const key = `${node}\n${column}`;
    let end = this.#known.get(key);
    if (end === undefined) {
      end = { node, column };
      this.#known.set(key, end);
    }
    return end;
  }
}

interface CanonicalTable {
  readonly id: string;
  /** Columns that the catalog spells otherwise than the binder folds them. */
  readonly columns: ReadonlyMap<string, string>;
}

const AS_THEY_ARE: ReadonlyMap<string, string> = new Map();

/** How the catalog calls the tables that the script itself makes, and their columns; and names of their own for its temp tables. */
function canonicalTables(bound: BoundScript, context: EdgeContext): ReadonlyMap<string, CanonicalTable> {
  const tables = new Map<string, CanonicalTable>();
  for (const result of bound.statements) {
    for (const definition of result.definitions) {
      if (definition.action !== 'create') continue;
      const { id, columns } = definition.table;
      if (definition.temporary) {
        tables.set(id, { id: `${id} (${context.path})`, columns: AS_THEY_ARE });
        continue;
      }
      const found = context.find(definition.name);
      if (found.found === 'table') tables.set(id, { id: found.table.id, columns: spellings(columns, found.table.columns) });
    }
  }
  return tables;
}

function spellings(folded: readonly SchemaColumn[], spelled: readonly SchemaColumn[]): ReadonlyMap<string, string> {
  const exact = new Set(spelled.map(({ name }) => name));
  const byFolding = new Map(spelled.map(({ name }) => [name.toLowerCase(), name]));
  const others = folded.flatMap(({ name }) => {
    const known = exact.has(name) ? undefined : byFolding.get(name.toLowerCase());
    return known === undefined ? [] : [[name, known] as const];
  });
  return others.length === 0 ? AS_THEY_ARE : new Map(others);
}

/** Length of the comments and white space before a statement. */
function leadLength(text: string): number {
  return /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/|\{#[\s\S]*?#\})*/.exec(text)?.[0].length ?? 0;
}
