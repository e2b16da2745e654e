import type { TextRange } from '../base/index.ts';
import type { BoundStatement, ScriptStatement } from '../sql/index.ts';
import { fileRange } from './place.ts';
import type { IdeFile } from './port.ts';

/** A table that a file defines or loads, and the place above which people look for what is said of it. */
export interface LineageAnchor {
  /** In the file. */
  readonly range: TextRange;
  /** As the binder calls it; the graph of lineage may spell it in another way. */
  readonly table: string;
}

/**
 * The model that the file is, the tables and views that its statements create, and those that it loads from queries: where people keep INSERT
 * and MERGE, that is their model. Each once, at its first statement; temporary tables nobody asks about.
 */
export function lineageAnchors(file: IdeFile): readonly LineageAnchor[] {
  const found = new Map<string, LineageAnchor>();
  if (file.model !== null) found.set(file.model, { range: { start: 0, end: 0 }, table: file.model });
  for (const [index, statement] of file.bound.script.statements.entries()) {
    const bound = file.bound.statements[index];
    const anchor = bound === undefined ? null : (created(statement, bound) ?? loaded(statement, bound));
    if (anchor !== null && !found.has(anchor.table)) found.set(anchor.table, anchor);
  }
  return [...found.values()];
}

function created(statement: ScriptStatement, { definitions }: BoundStatement): LineageAnchor | null {
  const { root } = statement.tree;
  if (root.kind !== 'create-table' && root.kind !== 'create-view') return null;
  const [definition] = definitions;
  if (definition?.action !== 'create' || definition.table.kind === 'temp') return null;
  return { range: fileRange({ statement }, root.name), table: definition.table.id };
}

function loaded(statement: ScriptStatement, { lineage, references }: BoundStatement): LineageAnchor | null {
  const { root } = statement.tree;
  if (root.kind !== 'merge' && (root.kind !== 'insert' || root.source === null)) return null;
  const { name } = root.target;
  const table = lineage.find(({ columns }) => columns.some(({ sources }) => sources.length > 0))?.target ?? null;
  const written = references.find(({ kind, range }) => kind !== 'column' && range.start >= name.start && range.end <= name.end);
  if (table === null || written?.relation.table?.kind === 'temp') return null;
  return { range: fileRange({ statement }, name), table };
}
