import type { DiffReport, ReportedChange, SnapshotName } from '../../../app/index.ts';
import { say } from '../../../base/index.ts';
import type { Terminal } from '../terminal.ts';

export function diffText({ before, after, changes, unseen }: DiffReport, impact: boolean, terminal: Pick<Terminal, 'style'>): string {
  const title = `${snapshotText(before)} → ${snapshotText(after)}: ${changes.length === 0 ? say('no differences') : say('{0} {0|difference|differences}', changes.length)}`;
  const lines = changes.flatMap((change) => [`  ${change.message}`, ...(impact ? impactLines(change, terminal) : [])]);
  const apart = unseen.map(
    ({ schema, objects, by }) =>
      `  ${say('not compared: {0} {0|object|objects} of {1}, of which the crawl of {2} did not see all', objects, schema, by)}`,
  );
  return `${[title, ...lines, ...apart].join('\n')}\n`;
}

function impactLines({ places, downstream }: ReportedChange, terminal: Pick<Terminal, 'style'>): string[] {
  const used = places.map(({ path, location, effect }) => {
    const { line, character } = location.range.start;
    return `    ${path}:${line + 1}:${character + 1} ${terminal.style(effect === 'breaks' ? 'red' : 'yellow', effect)}`;
  });
  return downstream.length === 0 ? used : [...used, `    ${say('downstream: {0}', downstream.join(', '))}`];
}

function snapshotText({ connection, run, crawledAt }: SnapshotName): string {
  return say('{0} (crawl {1}, {2})', connection, run, new Date(crawledAt).toISOString().slice(0, 16).replace('T', ' '));
}

export function diffJson({ before, after, changes, migration, unseen }: DiffReport): string {
  const snapshot = ({ connection, run, crawledAt }: SnapshotName) => ({ connection, run, crawledAt: new Date(crawledAt).toISOString() });
  const report = {
    version: 1,
    before: snapshot(before),
    after: snapshot(after),
    changes: changes.map(({ change, message, places, downstream }) => {
      const { kind, object, column, confidence } = change;
      return {
        kind,
        object: { kind: object.kind, schema: object.schema, name: object.name, signature: object.signature },
        column,
        before: change.before,
        after: change.after,
        confidence,
        message,
        places: places.map(({ path, location, effect, message: how }) => ({ path, range: location.range, effect, message: how })),
        downstream,
      };
    }),
    migration,
    unseen,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
