import { fileName, say } from '../../base/index.ts';
import type { Hover } from '../hover/index.ts';
import { tableCard } from '../hover/index.ts';
import { code, escapeMarkdown, sqlBlock } from '../markdown.ts';
import type { IdeFile, IdeMacro, IdeWorkspace } from '../port.ts';
import { jinjaNameAt } from './call-at.ts';

/** What a macro, a model or a variable that is named inside of Jinja is. */
export function jinjaHover(workspace: IdeWorkspace, file: IdeFile, offset: number): Hover | null {
  const name = jinjaNameAt(workspace, file, offset);
  if (name === null) return null;
  const { range } = name;
  switch (name.kind) {
    case 'macro':
      return { range, markdown: macroCard(name.macro) };
    case 'table':
      return { range, markdown: tableCard(name.table) };
    case 'variable':
      return {
        range,
        markdown: `**${escapeMarkdown(name.variable.name)}** · ${say('variable of the project')}\n\n${code(name.variable.value)}`,
      };
  }
}

function macroCard({ signature, comment, package: owner, site }: IdeMacro): string {
  const parts = [sqlBlock(signature)];
  if (comment !== null) parts.push(escapeMarkdown(comment));
  parts.push(say('Macro of {0} in {1}', code(owner), code(fileName(site.uri))));
  return parts.join('\n\n');
}
