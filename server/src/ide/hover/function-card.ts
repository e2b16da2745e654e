import { say } from '../../base/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { dialectInfo } from '../../sql/index.ts';
import { escapeMarkdown, sqlBlock } from '../markdown.ts';

/** A function of the dialect in Markdown; null when the dialect does not have it. */
export function functionCard(dialect: DialectName, name: string): string | null {
  const wanted = name.toUpperCase();
  const info = dialectInfo(dialect).functions.find((candidate) => candidate.name.toUpperCase() === wanted);
  if (!info) return null;
  const signatures = info.signatures.length > 0 ? info.signatures.map(({ label }) => label).join('\n') : `${info.name}(…)`;
  return [sqlBlock(signatures), escapeMarkdown(say(info.description))].filter((part) => part !== '').join('\n\n');
}
