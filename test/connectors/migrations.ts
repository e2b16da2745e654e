import { type DatabaseObject, diffObjects, proposeMigration } from '../../server/src/metadata/index.ts';
import type { DialectName } from '../../server/src/protocol/index.ts';

/** By `objectKey`. */
type Objects = ReadonlyMap<string, DatabaseObject>;

function pairs(before: Objects, after: Objects) {
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys
    .map((key) => ({ before: before.get(key) ?? null, after: after.get(key) ?? null }))
    .filter((pair) => diffObjects(pair.before, pair.after).length > 0);
}

/** The proposal that makes one schema the other. */
export function migration(before: Objects, after: Objects, dialect: DialectName): string {
  return proposeMigration(pairs(before, after), dialect).join('\n');
}

/** Each change in one line. */
export function differences(before: Objects, after: Objects): string[] {
  return pairs(before, after).flatMap((pair) =>
    diffObjects(pair.before, pair.after).map(
      (change) => `${change.kind} ${change.object.name} ${change.column} ${change.before} → ${change.after}`,
    ),
  );
}
