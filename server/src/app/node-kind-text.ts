import { say, sentence } from '../base/index.ts';
import type { LineageNode } from '../protocol/index.ts';

/** What people call a kind of node of the graph. */
export function nodeKindText(kind: LineageNode['kind']): string {
  return say(KINDS[kind]);
}

const KINDS: Readonly<Record<LineageNode['kind'], string>> = {
  table: sentence('table'),
  view: sentence('view'),
  model: sentence('model'),
  source: sentence('source'),
  seed: sentence('seed'),
  temp: sentence('temp'),
  query: sentence('query'),
  file: sentence('file'),
  report: sentence('report'),
  unknown: sentence('unknown'),
  schema: sentence('schema'),
  job: sentence('job'),
};
