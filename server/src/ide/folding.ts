import type { TextRange } from '../base/index.ts';
import { type SqlToken, scanTokens } from '../sql/index.ts';
import type { IdeFile } from './port.ts';

export interface FoldingRange extends TextRange {
  readonly kind: 'comment' | 'region' | null;
}

/** What can be folded: statements, brackets, CASE and BEGIN blocks, comments, Jinja blocks and `-- region`; of several lines only. */
export function foldingRanges(file: IdeFile): readonly FoldingRange[] {
  const { text } = file;
  const { script } = file.bound;
  const tokens = scanTokens(text, script.dialect);
  const ranges = [
    ...script.statements
      .filter(({ tree }) => tree.root.kind !== 'empty')
      .map(({ range, tree }) => ({ start: range.start + tree.root.start, end: range.end, kind: null })),
    ...brackets(text, tokens),
    ...comments(text, tokens),
    ...jinjaBlocks(text),
  ];
  const several = ranges.filter(({ start, end }) => text.slice(start, end).trimEnd().includes('\n'));
  return [...new Map(several.map((range) => [`${range.start}-${range.end}`, range])).values()].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
}

function brackets(text: string, tokens: readonly SqlToken[]): readonly FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const open: { readonly sign: string; readonly start: number }[] = [];
  const close = (sign: string, end: number) => {
    const at = open.findLastIndex((candidate) => candidate.sign === sign);
    const start = open[at]?.start;
    if (start === undefined) return;
    open.length = at;
    ranges.push({ start, end, kind: null });
  };
  for (const { type, start, end } of tokens) {
    if (type === 'comment' || type === 'string' || type === 'jinja') continue;
    const word = text.slice(start, end).toUpperCase();
    if (word === '(') open.push({ sign: '(', start });
    else if (word === ')') close('(', start);
    else if (word === 'CASE') open.push({ sign: 'CASE', start });
    else if (word === 'END') close('CASE', start);
  }
  return ranges;
}

/** Block comments, runs of line comments, and `-- region` up to `-- endregion`. */
function comments(text: string, tokens: readonly SqlToken[]): readonly FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const regions: number[] = [];
  let run: { start: number; end: number } | null = null;
  for (const { type, start, end } of tokens) {
    if (type !== 'comment') continue;
    const comment = text.slice(start, end);
    if (/^(--|#)\s*#?region\b/i.test(comment)) regions.push(start);
    else if (/^(--|#)\s*#?endregion\b/i.test(comment)) {
      const from = regions.pop();
      if (from !== undefined) ranges.push({ start: from, end, kind: 'region' });
    } else if (comment.startsWith('/*') || comment.startsWith('{#')) ranges.push({ start, end, kind: 'comment' });
    else if (run && /^[^\S\n]*\r?\n?[^\S\n]*$/.test(text.slice(run.end, start))) run.end = end;
    else {
      if (run) ranges.push({ ...run, kind: 'comment' });
      run = { start, end };
    }
  }
  if (run) ranges.push({ ...run, kind: 'comment' });
  return ranges;
}

function jinjaBlocks(text: string): readonly FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const open: { readonly name: string; readonly start: number }[] = [];
  for (const { 1: word = '', index } of text.matchAll(/\{%-?\s*(\w+)/g)) {
    if (/^(if|for|macro|call|filter|set|snapshot|test|materialization|block|raw)$/.test(word)) {
      if (word !== 'set' || !/^\{%-?\s*set[^%]*=/.test(text.slice(index, index + 200))) open.push({ name: word, start: index });
    } else if (word.startsWith('end')) {
      const at = open.findLastIndex(({ name }) => name === word.slice(3));
      const start = open[at]?.start;
      if (start === undefined) continue;
      open.length = at;
      ranges.push({ start, end: index, kind: null });
    }
  }
  return ranges;
}
