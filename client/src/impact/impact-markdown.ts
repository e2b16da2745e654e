import * as vscode from 'vscode';
import type { ImpactQueryResult } from '../../../server/src/protocol/index.ts';
import { effectTitle, groupWords, placeCount, whoWords } from './impact-text.ts';
import { filesOf, type ImpactEffect } from './nodes.ts';

const EFFECTS: readonly ImpactEffect[] = ['error', 'silent', 'influenced'];

/** The impact as Markdown, for a ticket or the text of a pull request. */
export function impactMarkdown({ changes, places, downstream, truncated }: ImpactQueryResult): string {
  const lines = [`## ${vscode.l10n.t('Impact: {0}', escaped(changes.join(', ')))}`];
  for (const effect of EFFECTS) {
    const files = filesOf(places, effect);
    if (files.length === 0) continue;
    const count = files.reduce((sum, file) => sum + file.places.length, 0);
    lines.push('', `### ${effectTitle(effect)} (${placeCount(count)})`, '');
    for (const place of files.flatMap((file) => file.places)) {
      const { start } = place.location.range;
      const group = groupWords(place.group);
      const where = `${code(`${place.path}:${start.line + 1}:${start.character + 1}`)}${group === '' ? '' : ` (${escaped(group)})`}`;
      const who = whoWords(place).map((words) => ` ${escaped(words)}.`);
      lines.push(`- ${where} — ${escaped(place.reason)}${who.join('')}`);
    }
  }
  if (downstream.length > 0) {
    lines.push('', `### ${vscode.l10n.t('Columns computed from it')} (${downstream.length}${truncated ? '+' : ''})`, '');
    for (const { path } of downstream) lines.push(`- ${path.map(code).join(' → ')}`);
  }
  if (places.length + downstream.length === 0) lines.push('', vscode.l10n.t('Nothing in this folder uses it.'));
  return `${lines.join('\n')}\n`;
}

/** Names of a database may hold anything: they must not become links, HTML or headings. */
function escaped(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]<>()#+!|~&-]/g, String.raw`\$&`);
}

function code(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  // A span is fenced with more backticks than it holds in a row.
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`;
}
