import { type Saying, saying } from '../../base/index.ts';
import { type CrawlStep, type DatabaseObject, isTable } from '../../metadata/index.ts';
import { failure } from './network-failure.ts';

/** So many views are told one by one. */
const MOST_TOLD = 20;

/** Tells the views that do not work any more. They have come, with all that the catalog still says of them. */
export function* brokenViews(objects: readonly DatabaseObject[], schema: string): Generator<CrawlStep> {
  const broken = objects.flatMap((object) =>
    isTable(object) && object.broken !== undefined ? [{ name: object.name, reason: object.broken }] : [],
  );
  const told = (what: Saying, message: Saying): CrawlStep => ({
    step: 'missed',
    what,
    schema,
    came: true,
    failure: failure('statement', message),
  });
  for (const { name, reason } of broken.slice(0, MOST_TOLD))
    yield told(
      saying('view {0}', `${schema}.${name}`),
      saying('It does not work any more: {0}. Define it anew, or drop it.', reason.replace(/[.\s]*$/, '')),
    );
  const more = broken.length - MOST_TOLD;
  if (more > 0)
    yield told(saying('{0} more views of {1}', more, schema), saying('They do not work any more either. Define them anew, or drop them.'));
}
