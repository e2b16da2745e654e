import type { TextRange } from '../base/index.ts';
import { fileRange } from './place.ts';
import type { FileRange, IdeFile, IdeWorkspace } from './port.ts';

export interface DocumentLink {
  /** In the file. */
  readonly range: TextRange;
  readonly target: FileRange;
  readonly tooltip: string;
}

/** `ref('orders')` leads to the model's file, `source('erp', 'orders')` to its YAML. */
export function documentLinks(workspace: IdeWorkspace, file: IdeFile): readonly DocumentLink[] {
  return file.bound.script.statements.flatMap((statement, index) =>
    (file.bound.statements[index]?.references ?? []).flatMap((reference) => {
      if (reference.kind !== 'table' || !reference.name.jinja || reference.name.jinja.function === 'this') return [];
      const table = reference.relation.table && workspace.table(file.uri, reference.relation.table.id);
      const [target] = table?.sites ?? [];
      const arg = reference.name.jinja.args.at(-1);
      if (!table || !target || !arg) return [];
      return [{ range: fileRange({ statement }, arg), target, tooltip: `${table.kind} ${table.id}` }];
    }),
  );
}
