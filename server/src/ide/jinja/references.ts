import { type CancellationToken, throwIfCancelled } from '../../base/index.ts';
import { callsIn, parseTemplate } from '../../jinja/index.ts';
import type { FileRange, IdeFile, IdeMacro, IdeWorkspace } from '../port.ts';
import { jinjaNameAt } from './call-at.ts';

/** All calls of the macro at the offset; null when there is no macro. */
export async function macroReferences(
  workspace: IdeWorkspace,
  file: IdeFile,
  offset: number,
  { includeDeclaration }: { readonly includeDeclaration: boolean },
  token: CancellationToken,
): Promise<readonly FileRange[] | null> {
  const name = jinjaNameAt(workspace, file, offset);
  if (name?.kind !== 'macro') return null;
  const { macro } = name;
  const found: FileRange[] = includeDeclaration ? [macro.site] : [];
  for (const uri of new Set([file.uri, ...workspace.macroUsers(file.uri, macro.name)])) {
    const text = await workspace.text(uri, token);
    throwIfCancelled(token);
    if (text !== null) found.push(...callsOf(workspace, { uri, text }, macro));
  }
  return found;
}

function callsOf(workspace: IdeWorkspace, { uri, text }: Pick<IdeFile, 'uri' | 'text'>, macro: IdeMacro): FileRange[] {
  return callsIn(parseTemplate(text))
    .filter(({ path }) => path.at(-1) === macro.name && isSame(workspace.macro(uri, path), macro))
    .map(({ nameRange }) => ({ uri, range: nameRange }));
}

function isSame(a: IdeMacro | null, b: IdeMacro): boolean {
  return a !== null && a.site.uri === b.site.uri && a.site.range.start === b.site.range.start;
}
