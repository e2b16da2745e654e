import type { TextRange } from '../../base/index.ts';
import { callsIn, parseTemplate, type TemplateCall } from '../../jinja/index.ts';
import type { IdeFile, IdeMacro, IdeTable, IdeWorkspace } from '../port.ts';

/** What a name inside of Jinja means. */
export type JinjaName =
  | { readonly kind: 'macro'; readonly macro: IdeMacro; readonly range: TextRange }
  | { readonly kind: 'table'; readonly table: IdeTable; readonly range: TextRange }
  | { readonly kind: 'variable'; readonly variable: ReturnType<IdeWorkspace['variables']>[number]; readonly range: TextRange };

/** The name at an offset of a file with Jinja; null for everything else. */
export function jinjaNameAt(workspace: IdeWorkspace, file: Pick<IdeFile, 'uri' | 'text'>, offset: number): JinjaName | null {
  if (!file.text.includes('{{') && !file.text.includes('{%')) return null;
  for (const call of callsIn(parseTemplate(file.text))) {
    if (holds(call.nameRange, offset)) {
      const macro = workspace.macro(file.uri, call.path);
      if (macro !== null) return { kind: 'macro', macro, range: call.nameRange };
    }
    const text = call.texts.find((item) => item !== null && holds(item.range, offset));
    if (text) return textName(workspace, file, call, text);
  }
  return null;
}

function textName(
  workspace: IdeWorkspace,
  file: Pick<IdeFile, 'uri'>,
  { path, texts }: TemplateCall,
  { value, range }: { readonly value: string; readonly range: TextRange },
): JinjaName | null {
  const [name, ...rest] = path;
  if (rest.length > 0) return null;
  if (name === 'var') {
    const variable = workspace.variables(file.uri).find((candidate) => candidate.name === value);
    return variable === undefined || texts[0]?.value !== value ? null : { kind: 'variable', variable, range };
  }
  const table = tableOfCall(workspace, file.uri, { path, texts });
  return table === null ? null : { kind: 'table', table, range };
}

/** The table that a call of `ref` or `source` means. */
export function tableOfCall(workspace: IdeWorkspace, uri: string, { path, texts }: Pick<TemplateCall, 'path' | 'texts'>): IdeTable | null {
  const [name, ...rest] = path;
  if (rest.length > 0 || (name !== 'ref' && name !== 'source')) return null;
  const args = texts.map((text) => ({ value: text?.value ?? '', start: 0, end: 0 }));
  const jinja = { function: name, args } as const;
  const found = workspace.lookup(uri)?.findTable({ kind: 'name', start: 0, end: 0, parts: [], jinja, link: null });
  return found?.found === 'table' ? workspace.table(uri, found.table.id) : null;
}

function holds({ start, end }: TextRange, offset: number): boolean {
  return start <= offset && offset <= end;
}
