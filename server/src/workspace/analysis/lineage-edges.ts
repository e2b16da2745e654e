import { LineIndex, shiftRange, type TextRange } from '../../base/index.ts';
import type { LineageEdge, SourceLocation } from '../../protocol/index.ts';
import type { BoundScript, ObjectName, StatementLineage, TableLookup } from '../../sql/index.ts';

/** What the edges of a file need to know of the world around it. */
export interface EdgeContext {
  readonly uri: string;
  /** Printed in the names of queries and temp tables, which belong to this file alone. */
  readonly path: string;
  readonly text: string;
  /** Id of the table that the file as a whole is. */
  readonly model: string | null;
  readonly find: (name: ObjectName) => TableLookup;
}

/** The column edges of one file. Tables have the ids of the catalog; temp tables and bare queries have names of their own. */
export function lineageEdges(bound: BoundScript, context: EdgeContext): LineageEdge[] {
  const lines = new LineIndex(context.text);
  const canonical = canonicalIds(bound, context);
  const id = (table: string) => canonical.get(table) ?? table;
  const edges: LineageEdge[] = [];
  for (const [index, result] of bound.statements.entries()) {
    const statement = bound.script.statements[index];
    if (statement === undefined) continue;
    const locate = (range: TextRange) =>
      locationOf(shiftRange({ start: range.start, end: range.end }, statement.range.start), context.uri, lines);
    const whole = locate(bodyRange(statement.text));
    for (const lineage of result.lineage) {
      const own = context.model ?? queryId(context.path, whole);
      addEdges(lineage, { locate, whole, id, own }, edges);
    }
  }
  return edges;
}

/** `reports/daily.sql:12`: a query that nobody gave a name. */
export function queryId(path: string, location: SourceLocation): string {
  return `${path}:${location.range.start.line + 1}`;
}

interface StatementContext {
  readonly locate: (range: TextRange) => SourceLocation;
  readonly whole: SourceLocation;
  readonly id: (table: string) => string;
  /** The node for what has no target. */
  readonly own: string;
}

function addEdges(lineage: StatementLineage, { locate, whole, id, own }: StatementContext, edges: LineageEdge[]): void {
  const node = (table: string | null) => (table === null ? own : id(table));
  for (const column of lineage.columns) {
    const location = column.sources.length > 0 ? locate(column.range) : whole;
    for (const source of column.sources) {
      // It could be a column of several tables; the statement is uncertain and says why.
      if (source.table === null) continue;
      edges.push({
        source: { node: id(source.table), column: source.column },
        target: { node: node(column.target.table), column: column.target.column },
        kind: column.kind,
        expression: column.expression,
        location,
        uncertain: lineage.uncertain,
      });
    }
  }
  for (const influence of lineage.influences) {
    if (influence.table === null) continue;
    edges.push({
      source: { node: id(influence.table), column: influence.column },
      target: { node: node(lineage.target), column: '*' },
      kind: influence.kind,
      expression: null,
      location: whole,
      uncertain: lineage.uncertain,
    });
  }
}

/** How the catalog calls the tables that the script itself makes, and names of their own for its temp tables. */
function canonicalIds(bound: BoundScript, context: EdgeContext): Map<string, string> {
  const ids = new Map<string, string>();
  for (const result of bound.statements) {
    for (const definition of result.definitions) {
      if (definition.action !== 'create') continue;
      if (definition.temporary) {
        ids.set(definition.table.id, `${definition.table.id} (${context.path})`);
        continue;
      }
      const found = context.find(definition.name);
      if (found.found === 'table') ids.set(definition.table.id, found.table.id);
    }
  }
  return ids;
}

/** The statement without the comments and space that come before it. */
function bodyRange(text: string): TextRange {
  const lead = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/|\{#[\s\S]*?#\})*/.exec(text)?.[0].length ?? 0;
  return { start: Math.min(lead, text.length), end: text.length };
}

function locationOf(range: TextRange, uri: string, lines: LineIndex): SourceLocation {
  return { uri, range: { start: lines.positionAt(range.start), end: lines.positionAt(range.end) } };
}
