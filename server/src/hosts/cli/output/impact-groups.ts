import type { ImpactReport, ImpactReportPlace } from '../../../app/index.ts';
import { say } from '../../../base/index.ts';

export const IMPACT_GROUPINGS = ['model', 'job', 'report'] as const;

/** What places are put together by: the thing that they are part of, the jobs that run them, or the reports that show what they write. */
export type ImpactGrouping = (typeof IMPACT_GROUPINGS)[number];

export interface GroupedPlaces {
  readonly title: string;
  readonly places: readonly ImpactReportPlace[];
}

/** Groups in the order of their worst places. A place of several jobs or reports is in each; those of none come last. */
export function groupPlaces({ places, jobs }: ImpactReport, grouping: ImpactGrouping): readonly GroupedPlaces[] {
  const groups = new Map<string, ImpactReportPlace[]>();
  const rest: ImpactReportPlace[] = [];
  for (const place of places) {
    const names = namesOf(place, grouping);
    if (names.length === 0) rest.push(place);
    for (const name of names) {
      const known = groups.get(name);
      if (known === undefined) groups.set(name, [place]);
      else known.push(place);
    }
  }
  const found = [...groups].map(([name, of]) => ({ title: titleOf(name, grouping, jobs), places: of }));
  return rest.length === 0
    ? found
    : [...found, { title: grouping === 'job' ? say('no job that is known') : say('no report'), places: rest }];
}

/** How many places of each effect a job or report has. */
export function countPlaces(places: readonly ImpactReportPlace[], of: 'jobs' | 'reports', name: string) {
  const count = (effect: ImpactReportPlace['effect']) =>
    places.filter((place) => place.effect === effect && place[of].includes(name)).length;
  return { error: count('error'), silent: count('silent'), influenced: count('influenced') };
}

function namesOf({ group, jobs, reports }: ImpactReportPlace, grouping: ImpactGrouping): readonly string[] {
  switch (grouping) {
    case 'model':
      return [`${group.kind.replace('-', ' ')} ${group.name}`];
    case 'job':
      return jobs;
    case 'report':
      return reports;
  }
}

function titleOf(name: string, grouping: ImpactGrouping, jobs: ImpactReport['jobs']): string {
  if (grouping === 'model') return name;
  const job = grouping === 'job' ? jobs.find((one) => one.name === name) : undefined;
  if (job === undefined) return say(grouping === 'job' ? 'job {0}' : 'report {0}', name);
  return say('job {0} ({1})', name, [job.kind, ...(job.schedule === null ? [] : [job.schedule])].join(', '));
}
