import { callsIn, parseTemplate } from '../jinja/index.ts';
import { tableOfCall } from './jinja/index.ts';
import { kindText } from './kind-text.ts';
import type { FileRange, IdeFile, IdeWorkspace } from './port.ts';

export interface DocumentLink {
  /** In the file. */
  readonly range: FileRange['range'];
  readonly target: FileRange;
  readonly tooltip: string;
}

/** `ref('orders')` leads to the model's file, `source('erp', 'orders')` to its YAML, wherever in the Jinja they stand. */
export function documentLinks(workspace: IdeWorkspace, file: IdeFile): readonly DocumentLink[] {
  if (!file.text.includes('{{') && !file.text.includes('{%')) return [];
  return callsIn(parseTemplate(file.text)).flatMap((call) => {
    const last = call.texts.at(-1);
    const table = last ? tableOfCall(workspace, file.uri, call) : null;
    const [target] = table?.sites ?? [];
    return last && table && target ? [{ range: last.range, target, tooltip: `${kindText(table.kind)} ${table.id}` }] : [];
  });
}
