import type { DialectName } from '../../protocol/index.ts';
import type { DiscoveredFile } from '../discover.ts';
import { type Project, projectDialect } from '../project/project.ts';
import { guessDialect } from './guess-dialect.ts';

/** Files of each project that are looked at: enough for a habit to show. */
const LOOKED_AT = 100;

/** The dialect that most files of a project show, for those that show none. Projects that name their dialect are left out. */
export function commonDialects(files: readonly DiscoveredFile[], texts: ReadonlyMap<string, string>): ReadonlyMap<Project, DialectName> {
  const votes = new Map<Project, { looked: number; readonly counts: Map<DialectName, number> }>();
  for (const { uri, project, role } of files) {
    if (role === 'yaml' || role === 'seed' || projectDialect(project) !== null) continue;
    const vote = votes.get(project) ?? { looked: 0, counts: new Map() };
    votes.set(project, vote);
    if (++vote.looked > LOOKED_AT) continue;
    const guess = guessDialect(texts.get(uri) ?? '');
    if (guess !== null) vote.counts.set(guess, (vote.counts.get(guess) ?? 0) + 1);
  }
  const common = new Map<Project, DialectName>();
  for (const [project, { counts }] of votes) {
    const [first] = [...counts].sort((a, b) => b[1] - a[1]);
    if (first !== undefined) common.set(project, first[0]);
  }
  return common;
}
