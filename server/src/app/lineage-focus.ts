import { rangeContains, type TextRange } from '../base/index.ts';
import type { LineageEdge, SourceLocation } from '../protocol/index.ts';
import type { BoundStatement, Reference } from '../sql/index.ts';
import type { BoundFile, SourceFile } from '../workspace/index.ts';

export interface LineageFocus {
  readonly node: string;
  readonly column: string | null;
}

/** The column or table that stands at a place; else what the statement there writes. */
export function focusAt(file: SourceFile, { bound, model }: BoundFile, offset: number, line: number): LineageFocus | null {
  const index = bound.script.statements.findIndex((statement) => rangeContains(statement.range, offset));
  const statement = bound.script.statements[index];
  const result = bound.statements[index];
  if (statement === undefined || result === undefined) return wholeFile(file, model);
  const at = offset - statement.range.start;
  return atReference(result, at) ?? ofStatement(file, result, model, line) ?? wholeFile(file, model);
}

function atReference(result: BoundStatement, at: number): LineageFocus | null {
  const here = result.references
    .filter((reference) => rangeContains(reference.range, at))
    .sort((a, b) => length(a.range) - length(b.range));
  for (const reference of here) {
    const focus = ofReference(reference);
    if (focus !== null) return focus;
  }
  const output = result.lineage.flatMap((lineage) => lineage.columns).find((column) => rangeContains(column.range, at));
  const [source] = output?.sources ?? [];
  if (output?.target.table) return { node: output.target.table, column: output.target.column };
  return source?.table ? { node: source.table, column: source.column } : null;
}

function ofReference(reference: Reference): LineageFocus | null {
  const { relation } = reference;
  if (reference.kind === 'column') {
    if (relation.table !== null) return { node: relation.table.id, column: reference.column.name };
    const [source] = reference.column.sources;
    return source?.table ? { node: source.table, column: source.column } : null;
  }
  return relation.table === null ? null : { node: relation.table.id, column: null };
}

/** The target of the statement; a bare query is a node of its own, named after the line on which it begins. */
function ofStatement(file: SourceFile, result: BoundStatement, model: string | null, line: number): LineageFocus | null {
  const target = result.lineage.find((lineage) => lineage.target !== null)?.target ?? model;
  if (target !== null) return { node: target, column: null };
  const edge = (file.analysis?.edges ?? []).find(
    (candidate) => candidate.location !== null && spans(candidate.location, line) && isQuery(candidate),
  );
  return edge === undefined ? null : { node: edge.target.node, column: null };
}

function wholeFile(file: SourceFile, model: string | null): LineageFocus | null {
  if (model !== null) return { node: model, column: null };
  const [first] = file.analysis?.edges ?? [];
  return first === undefined ? null : { node: first.target.node, column: null };
}

function isQuery(edge: LineageEdge): boolean {
  return /:\d+$/.test(edge.target.node);
}

function spans({ range }: SourceLocation, line: number): boolean {
  return range.start.line <= line && line <= range.end.line;
}

function length(range: TextRange): number {
  return range.end - range.start;
}
