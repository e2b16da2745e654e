import { LineIndex, say } from '../../base/index.ts';
import type { DatabaseFailure } from '../../metadata/index.ts';

/** What went wrong with a statement, and where in it, when that is known. Lines and columns are counted from one, as editors show them. */
export function placedMessage({ message, offset }: Pick<DatabaseFailure, 'message' | 'offset'>, sql: string): string {
  if (offset === null) return message;
  const { line, character } = new LineIndex(sql).positionAt(offset);
  return say('{0} (line {1}, column {2}).', message.replace(/\.$/, ''), line + 1, character + 1);
}
