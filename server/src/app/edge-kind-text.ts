import { say, sentence } from '../base/index.ts';
import type { LineageEdge } from '../protocol/index.ts';

/** How a value comes about, or what bears on the rows, as people read it. */
export function edgeKindText(kind: LineageEdge['kind']): string {
  return say(KINDS[kind]);
}

const KINDS: Readonly<Record<LineageEdge['kind'], string>> = {
  copy: sentence('copy'),
  transform: sentence('transform'),
  aggregate: sentence('aggregate'),
  window: sentence('window'),
  constant: sentence('constant'),
  join: sentence('join'),
  filter: sentence('filter'),
  group: sentence('group'),
  order: sentence('order'),
};
