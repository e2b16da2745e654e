import { rangeContains, type TextRange } from '../base/index.ts';
import { type BoundStatement, isArgument, type Reference } from '../sql/index.ts';
import type { BoundFile, FlowEdge } from '../workspace/index.ts';

export interface LineageFocus {
  readonly node: string;
  readonly column: string | null;
}

/** The column or table that stands at a place; else what the statement there writes. */
export function focusAt({ bound, model }: BoundFile, edges: readonly FlowEdge[], offset: number): LineageFocus | null {
  const index = bound.script.statements.findIndex((statement) => rangeContains(statement.range, offset));
  const statement = bound.script.statements[index];
  const result = bound.statements[index];
  if (statement === undefined || result === undefined) return wholeFile(edges, model);
  const at = offset - statement.range.start;
  return atReference(result, at, model) ?? ofStatement(edges, result, model, offset) ?? wholeFile(edges, model);
}

/** What the statement at a place writes, and the column whose expression the place is in. */
export function writtenAt({ bound, model }: BoundFile, edges: readonly FlowEdge[], offset: number): LineageFocus | null {
  const index = bound.script.statements.findIndex((statement) => rangeContains(statement.range, offset));
  const statement = bound.script.statements[index];
  const result = bound.statements[index];
  if (statement === undefined || result === undefined) return model === null ? null : { node: model, column: null };
  const written = ofStatement(edges, result, model, offset);
  const at = offset - statement.range.start;
  const output = result.lineage.flatMap(({ columns }) => columns).find(({ range }) => rangeContains(range, at));
  return written && { ...written, column: output?.target.column ?? null };
}

function atReference(result: BoundStatement, at: number, model: string | null): LineageFocus | null {
  const here = result.references
    .filter((reference) => rangeContains(reference.range, at))
    .sort((a, b) => length(a.range) - length(b.range));
  for (const reference of here) {
    const focus = ofOutput(result, reference, model) ?? ofReference(reference);
    if (focus !== null) return focus;
  }
  const output = result.lineage.flatMap((lineage) => lineage.columns).find((column) => rangeContains(column.range, at));
  const [source] = output?.sources ?? [];
  if (output?.target.table) return { node: output.target.table, column: output.target.column };
  return source?.table ? { node: source.table, column: source.column } : null;
}

/** The name of an output column is the column of the table that the statement writes. */
function ofOutput(result: BoundStatement, reference: Reference, model: string | null): LineageFocus | null {
  if (reference.kind !== 'column' || !reference.declaration) return null;
  const { start, end } = reference.range;
  const output = result.outputs?.columns.find(({ declaration }) => declaration?.start === start && declaration.end === end);
  const target = result.lineage.find((lineage) => lineage.target !== null)?.target ?? model;
  if (output !== undefined && target !== null) return { node: target, column: output.name };
  return ofInsertedAlias(result, start);
}

/** `insert into t (a) select x as b`: the alias b is the name of what goes into t.a; its expression ends right before it. */
function ofInsertedAlias(result: BoundStatement, start: number): LineageFocus | null {
  const before = result.lineage.flatMap((lineage) => lineage.columns).filter(({ range }) => range.end < start);
  const nearest = before.sort((a, b) => b.range.end - a.range.end)[0];
  if (nearest === undefined || start - nearest.range.end > LONGEST_AS || nearest.target.table === null) return null;
  return { node: nearest.target.table, column: nearest.target.column };
}

/** ` AS ` with some alignment. */
const LONGEST_AS = 30;

function ofReference(reference: Reference): LineageFocus | null {
  const { relation } = reference;
  if (reference.kind === 'column') {
    if (relation.table !== null) return { node: relation.table.id, column: reference.column.name };
    const source = reference.column.sources.find((from) => !isArgument(from));
    return source?.table ? { node: source.table, column: source.column } : null;
  }
  return relation.table === null ? null : { node: relation.table.id, column: null };
}

/** The target of the statement; a bare query is a node of its own, named after the line on which it begins. */
function ofStatement(edges: readonly FlowEdge[], result: BoundStatement, model: string | null, offset: number): LineageFocus | null {
  const target = result.lineage.find((lineage) => lineage.target !== null)?.target ?? model;
  if (target !== null) return { node: target, column: null };
  const inside = result.lineage.length === 0 ? [] : edges;
  const edge =
    inside.find(({ start, end, target: { column } }) => column === '*' && start <= offset && offset <= end) ?? nearest(inside, offset);
  return edge === undefined ? null : { node: edge.target.node, column: null };
}

/** Queries without any condition have no edge for the whole statement. */
function nearest(edges: readonly FlowEdge[], offset: number): FlowEdge | undefined {
  return edges.toSorted((a, b) => Math.abs(a.start - offset) - Math.abs(b.start - offset))[0];
}

function wholeFile(edges: readonly FlowEdge[], model: string | null): LineageFocus | null {
  if (model !== null) return { node: model, column: null };
  const [first] = edges;
  return first === undefined ? null : { node: first.target.node, column: null };
}

function length(range: TextRange): number {
  return range.end - range.start;
}
