import { type CancellationToken, throwIfCancelled } from '../../base/index.ts';
import { type JobLink, jobFindings, jobLinks, jobsToMermaid } from '../../lineage/index.ts';
import type { Job, JobFinding } from '../../protocol/index.ts';
import type { Workspace } from '../../workspace/index.ts';
import type { Locations } from '../locations.ts';
import { collectJobs } from './collect-jobs.ts';

export { JobRuns } from './job-runs.ts';

/** Who writes what, and in which order. */
export interface Jobs {
  list(token: CancellationToken): Promise<readonly Job[]>;
  /** Which job waits for which. */
  links(jobs: readonly Job[]): readonly JobLink[];
  findings(jobs: readonly Job[]): readonly JobFinding[];
  mermaid(jobs: readonly Job[]): string;
}

export function createJobs(workspace: Workspace, locations: Locations): Jobs {
  return {
    async list(token) {
      throwIfCancelled(token);
      return collectJobs(workspace, locations);
    },
    links: jobLinks,
    findings: jobFindings,
    mermaid: jobsToMermaid,
  };
}
