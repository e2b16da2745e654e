import { Document } from 'yaml';
import type { YamlData } from './model.ts';

/** Longer mappings are written with one entry a line. */
const LONGEST_FLOW = 140;

/** A value on one line, in quotes where it needs them anywhere. */
export function renderFlow(value: YamlData): string {
  const document = new Document();
  document.contents = document.createNode([value], { flow: true }) as unknown as typeof document.contents;
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: true, singleQuote: false }).trim();
  const inner = text.replace(/^\[\s*/, '').replace(/\s*\]$/, '');
  // What is too long for the library's idea of a line is written over several.
  return inner.includes('\n') ? JSON.stringify(value) : inner;
}

/** `key: value` at an indent. A mapping stands on its line in flow style when that is the style around it and it is short. */
export function renderEntry(key: string, value: YamlData, { indent, flow }: { readonly indent: string; readonly flow: boolean }): string {
  const line = `${indent}${renderFlow(key)}: ${renderFlow(value)}`;
  if (Array.isArray(value) && value.length > 0 && !flow)
    return [`${indent}${renderFlow(key)}:`, ...value.map((item: YamlData) => `${indent}  - ${renderItem(item, `${indent}    `)}`)].join(
      '\n',
    );
  if (typeof value !== 'object' || value === null || Array.isArray(value) || Object.keys(value).length === 0) return line;
  if (flow && line.length <= LONGEST_FLOW) return line;
  const entries = Object.entries(value).map(([name, entry]) => renderEntry(name, entry, { indent: `${indent}  `, flow: true }));
  return [`${indent}${renderFlow(key)}:`, ...entries].join('\n');
}

/** An item of a list after its dash: a mapping with one entry a line, anything else on its line. */
export function renderItem(value: YamlData, indent: string): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || Object.keys(value).length === 0) return renderFlow(value);
  const entries = Object.entries(value).map(([key, entry]) => renderEntry(key, entry, { indent, flow: true }));
  return entries.join('\n').slice(indent.length);
}
