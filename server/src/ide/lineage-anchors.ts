import type { TextRange } from '../base/index.ts';
import { fileRange } from './place.ts';
import type { IdeFile } from './port.ts';

/** A table that a file defines, and the place above which people look for what is said of it. */
export interface LineageAnchor {
  /** In the file. */
  readonly range: TextRange;
  /** As the binder calls it; the graph of lineage may spell it in another way. */
  readonly table: string;
}

/** The model that the file is, and the tables and views that its statements create; temporary ones nobody asks about. */
export function lineageAnchors(file: IdeFile): readonly LineageAnchor[] {
  const model = file.model === null ? [] : [{ range: { start: 0, end: 0 }, table: file.model }];
  return [...model, ...file.bound.script.statements.flatMap((_, index) => created(file, index))];
}

function created(file: IdeFile, index: number): readonly LineageAnchor[] {
  const statement = file.bound.script.statements[index];
  const root = statement?.tree.root;
  if (statement === undefined || (root?.kind !== 'create-table' && root?.kind !== 'create-view')) return [];
  const range = fileRange({ statement }, root.name);
  const [definition] = file.bound.statements[index]?.definitions ?? [];
  if (definition?.action !== 'create' || definition.table.kind === 'temp') return [];
  return [{ range, table: definition.table.id }];
}
