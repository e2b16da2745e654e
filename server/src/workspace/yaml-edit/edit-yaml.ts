import { isCollection, isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { fail, ok, type Result, say, type TextRange } from '../../base/index.ts';
import type { YamlChange, YamlData, YamlPath } from './model.ts';
import { renderEntry, renderFlow, renderItem } from './render.ts';

export interface EditedYaml {
  readonly text: string;
  /** The one place that differs: what stood there, and what stands there now. */
  readonly range: TextRange;
  readonly newText: string;
}

/**
 * Changes a YAML text in place. It fails with a sentence when the text is no YAML, or has something else where a mapping is needed. Every result is
 * read again, and compared with what was wanted: where an edit in place does not give that, the whole document is written anew.
 */
export function editYaml(text: string, changes: readonly YamlChange[]): Result<EditedYaml> {
  let edited = text;
  for (const change of changes) {
    const next = editOnce(edited, change);
    if (!next.ok) return next;
    edited = next.value;
  }
  return ok({ text: edited, ...textDifference(text, edited) });
}

function editOnce(text: string, change: YamlChange): Result<string> {
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined) return fail(say('this is not valid YAML: {0}', error.message));
  if (change.change === 'append') return append(text, document, change);
  if (change.change !== 'set' && !document.hasIn(change.path)) return ok(text);
  if (!leadsThroughMaps(document.contents, change.path)) return fail(say('“{0}” is no mapping', change.path.slice(0, -1).join('.')));
  const inPlace = editInPlace(text, document.contents, change);
  const wanted = parseDocument(text);
  applyTo(wanted, change);
  const data = JSON.stringify(wanted.toJS());
  if (inPlace !== null) {
    const result = parseDocument(inPlace, { prettyErrors: false, logLevel: 'silent' });
    if (result.errors.length === 0 && JSON.stringify(result.toJS()) === data) return ok(inPlace);
  }
  return ok(wanted.toString({ lineWidth: 0 }));
}

/** A list in a line grows in its line; one over several lines gets one more. */
function append(
  text: string,
  document: ReturnType<typeof parseDocument>,
  { path, value }: YamlChange & { readonly change: 'append' },
): Result<string> {
  const list: unknown = document.getIn(path, true);
  if (isEmpty(list)) return editOnce(text, { change: 'set', path, value: [value] });
  if (!isSeq(list)) return fail(say('“{0}” is no list', path.join('.')));
  const wanted = [...(list.toJSON() as YamlData[]), value];
  const grown = appendInPlace(text, list, value);
  if (grown !== null) {
    const result = parseDocument(grown, { prettyErrors: false, logLevel: 'silent' });
    const found: unknown = result.getIn(path, true);
    if (result.errors.length === 0 && isSeq(found) && JSON.stringify(found.toJSON()) === JSON.stringify(wanted)) return ok(grown);
  }
  return editOnce(text, { change: 'set', path, value: wanted });
}

function appendInPlace(text: string, list: YAMLSeq, value: YamlData): string | null {
  const last = list.items.at(-1);
  const range = rangeOf(list);
  if (range === null) return null;
  if (last === undefined) return splice(text, range, `[${renderFlow(value)}]`);
  const end = contentEnd(text, last);
  if (end === null) return null;
  if (list.flow === true) return splice(text, { start: end, end }, `, ${renderFlow(value)}`);
  const dash = text.lastIndexOf('-', rangeOf(list.items[0])?.start ?? 0);
  const indent = text.slice(text.lastIndexOf('\n', dash - 1) + 1, dash);
  if (dash < 0 || indent.trim() !== '') return null;
  const lineEnd = endOfLine(text, end);
  return splice(text, { start: lineEnd, end: lineEnd }, ownLines(text, `\n${indent}- ${renderItem(value, `${indent}  `)}`));
}

function leadsThroughMaps(root: unknown, path: YamlPath): boolean {
  let node = root;
  for (const key of path) {
    if (typeof key === 'number') {
      if (!isSeq(node)) return false;
      node = node.items[key];
      continue;
    }
    if (isEmpty(node)) return true;
    if (!isMap(node)) return false;
    node = pairOf(node, key)?.value ?? null;
  }
  return true;
}

function applyTo(document: ReturnType<typeof parseDocument>, change: YamlChange): void {
  switch (change.change) {
    case 'set': {
      // An entry without a value cannot hold others.
      for (let depth = 0; depth < change.path.length; depth++) {
        const path = change.path.slice(0, depth);
        if (isEmpty(depth === 0 ? document.contents : document.getIn(path, true))) {
          const map = document.createNode({});
          if (depth === 0) document.contents = map as typeof document.contents;
          else document.setIn(path, map);
        }
      }
      document.setIn(change.path, document.createNode(change.value));
      return;
    }
    case 'append':
      return;
    case 'remove': {
      document.deleteIn(change.path);
      return;
    }
    case 'rename': {
      const parent = change.path.length === 1 ? document.contents : document.getIn(change.path.slice(0, -1), true);
      const pair = isMap(parent) ? pairOf(parent, String(change.path.at(-1))) : null;
      if (pair !== null) pair.key = document.createNode(change.key);
      return;
    }
  }
}

/** Null when the place is of a kind that cannot be edited so. */
function editInPlace(text: string, root: unknown, change: YamlChange): string | null {
  const { path } = change;
  let node = root;
  for (const [at, key] of path.entries()) {
    const rest = path.slice(at + 1);
    if (typeof key === 'number') {
      if (!isSeq(node)) return null;
      node = node.items[key];
      continue;
    }
    if (isEmpty(node) && at === 0 && change.change === 'set') return appended(text, nested(path, change.value));
    if (!isMap(node)) return null;
    const pair = pairOf(node, key);
    if (pair === null) return change.change === 'set' ? inserted(text, node, key, nested(rest, change.value)) : null;
    if (rest.length === 0) return changed(text, node, pair, change);
    if (isEmpty(pair.value) && change.change === 'set') return replaced(text, node, pair, nested(rest, change.value));
    node = pair.value;
  }
  return null;
}

function changed(text: string, map: YAMLMap, pair: Pair, change: YamlChange): string | null {
  switch (change.change) {
    case 'set':
      return replaced(text, map, pair, change.value);
    case 'append':
      return null;
    case 'remove':
      return removed(text, map, pair);
    case 'rename': {
      const range = rangeOf(pair.key);
      return range === null ? null : splice(text, range, renderFlow(change.key));
    }
  }
}

function nested(path: YamlPath, value: YamlData): YamlData {
  return path.reduceRight<YamlData>((inner, key) => ({ [key]: inner }), value);
}

function appended(text: string, data: YamlData): string {
  const entries = Object.entries(data ?? {}).map(([key, value]) => renderEntry(key, value, { indent: '', flow: false }));
  const before = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return `${before}${entries.join('\n')}\n`;
}

function inserted(text: string, map: YAMLMap, key: string, value: YamlData): string | null {
  const last = map.items.at(-1);
  if (map.flow === true) {
    const range = rangeOf(map);
    if (range === null) return null;
    const entry = `${renderFlow(key)}: ${renderFlow(value)}`;
    if (last === undefined) return splice(text, range, `{ ${entry} }`);
    const end = endOfPair(text, last);
    return end === null ? null : splice(text, { start: end, end }, `, ${entry}`);
  }
  const first = rangeOf(map.items[0]?.key);
  const end = last === undefined ? null : endOfPair(text, last);
  if (first === null || end === null) return null;
  // A mapping keeps to the style of what stands beside.
  const flow = isMap(last?.value) ? last.value.flow === true : false;
  const before = text.slice(text.lastIndexOf('\n', first.start - 1) + 1, first.start);
  // `- key: value` begins in the middle of a line.
  if (!/^\s*(-\s+)?$/.test(before)) return null;
  const indent = before.replace('-', ' ');
  const lineEnd = endOfLine(text, end);
  return splice(text, { start: lineEnd, end: lineEnd }, ownLines(text, `\n${renderEntry(key, value, { indent, flow })}`));
}

function replaced(text: string, map: YAMLMap, pair: Pair, value: YamlData): string | null {
  const key = rangeOf(pair.key);
  if (key === null) return null;
  if (isEmpty(pair.value)) {
    const range = rangeOf(pair.value);
    const colon = text.indexOf(':', key.end);
    if (colon < 0) return null;
    const isWritten = range !== null && range.end > range.start;
    if (isWritten || map.flow === true || typeof value !== 'object' || value === null)
      return splice(
        text,
        isWritten ? range : { start: colon + 1, end: colon + 1 },
        isWritten ? renderFlow(value) : ` ${renderFlow(value)}`,
      );
    const indent = text.slice(text.lastIndexOf('\n', key.start - 1) + 1, key.start);
    const entries = Object.entries(value).map(([name, entry]) => renderEntry(name, entry, { indent: `${indent}  `, flow: true }));
    const lineEnd = endOfLine(text, colon);
    return splice(text, { start: lineEnd, end: lineEnd }, ownLines(text, `\n${entries.join('\n')}`));
  }
  const range = rangeOf(pair.value);
  return range === null ? null : splice(text, { start: range.start, end: contentEnd(text, pair.value) ?? range.end }, renderFlow(value));
}

function removed(text: string, map: YAMLMap, pair: Pair): string | null {
  const at = map.items.indexOf(pair);
  const key = rangeOf(pair.key);
  const end = endOfPair(text, pair);
  if (key === null || end === null) return null;
  if (map.items.length === 1) {
    const range = rangeOf(map);
    return range === null ? null : splice(text, { start: range.start, end: map.flow === true ? range.end : end }, '{}');
  }
  if (map.flow === true) {
    const next = rangeOf(map.items[at + 1]?.key);
    const previous = map.items[at - 1];
    const start = next === null && previous !== undefined ? endOfPair(text, previous) : key.start;
    return start === null ? null : splice(text, { start, end: next?.start ?? end }, '');
  }
  const lineStart = text.lastIndexOf('\n', key.start - 1) + 1;
  return splice(text, { start: lineStart, end: Math.min(text.length, endOfLine(text, end) + 1) }, '');
}

function endOfPair(text: string, pair: Pair): number | null {
  return (isEmpty(pair.value) ? null : contentEnd(text, pair.value)) ?? rangeOf(pair.value)?.end ?? rangeOf(pair.key)?.end ?? null;
}

/** Where the last sign of a value stands: collections in block style end with the line after them. */
function contentEnd(text: string, node: unknown): number | null {
  if (isMap(node) && node.flow !== true) {
    const last = node.items.at(-1);
    return last === undefined ? null : endOfPair(text, last);
  }
  const range = rangeOf(node);
  if (range === null) return null;
  if (isCollection(node) && node.flow !== true) {
    const last = node.items.at(-1);
    return last === undefined ? null : contentEnd(text, last);
  }
  return range.start + text.slice(range.start, range.end).trimEnd().length;
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  if (at < 0) return text.length;
  return text[at - 1] === '\r' ? at - 1 : at;
}

function pairOf(map: YAMLMap, key: string): Pair | null {
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key) ?? null;
}

function isEmpty(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.value === null);
}

function rangeOf(node: unknown): TextRange | null {
  const range = (node as { readonly range?: readonly [number, number, number] | null } | null | undefined)?.range;
  return range ? { start: range[0], end: range[1] } : null;
}

/** New lines end as those of the text do. */
function ownLines(text: string, added: string): string {
  return text.includes('\r\n') ? added.replaceAll('\n', '\r\n') : added;
}

function splice(text: string, { start, end }: TextRange, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

/** The one span in which two texts differ. */
export function textDifference(before: string, after: string): { readonly range: TextRange; readonly newText: string } {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let same = 0;
  while (same < before.length - start && same < after.length - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { range: { start, end: before.length - same }, newText: after.slice(start, after.length - same) };
}
