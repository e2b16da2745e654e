import { say, sentence } from '../../base/index.ts';
import type { DatabaseObjectKind } from '../../protocol/index.ts';

/** What people call a kind of object. */
export function objectKindText(kind: DatabaseObjectKind): string {
  return say(KINDS[kind]);
}

const KINDS: Readonly<Record<DatabaseObjectKind, string>> = {
  table: sentence('table'),
  view: sentence('view'),
  'materialized-view': sentence('materialized view'),
  'external-table': sentence('external table'),
  procedure: sentence('procedure'),
  function: sentence('function'),
  trigger: sentence('trigger'),
  package: sentence('package'),
  sequence: sentence('sequence'),
  synonym: sentence('synonym'),
  type: sentence('type'),
};
