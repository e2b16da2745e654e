import { say, sentence } from '../../base/index.ts';
import type { LineageThing } from '../../protocol/index.ts';

/** What people call a kind of thing around the tables. */
export function thingKindText(kind: LineageThing['kind']): string {
  return say(KINDS[kind]);
}

const KINDS: Readonly<Record<LineageThing['kind'], string>> = {
  job: sentence('job'),
  file: sentence('file'),
  model: sentence('model'),
  routine: sentence('routine'),
  exposure: sentence('exposure'),
  connection: sentence('connection'),
};
