import { say, sentence } from '../base/index.ts';
import type { IdeTable } from './port.ts';

/** What people call a kind of table. */
export function kindText(kind: IdeTable['kind']): string {
  return say(KINDS[kind]);
}

const KINDS: Readonly<Record<IdeTable['kind'], string>> = {
  table: sentence('table'),
  view: sentence('view'),
  model: sentence('model'),
  source: sentence('source'),
  seed: sentence('seed'),
  temp: sentence('temp'),
};
