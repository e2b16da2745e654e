import { batch } from './commands/batch.ts';
import { check } from './commands/check.ts';
import { crawl } from './commands/crawl.ts';
import { demo } from './commands/demo.ts';
import { diff } from './commands/diff.ts';
import { doctor } from './commands/doctor.ts';
import { erd } from './commands/erd.ts';
import { format } from './commands/format.ts';
import { glossary } from './commands/glossary.ts';
import { impact } from './commands/impact.ts';
import { init } from './commands/init.ts';
import { jobs } from './commands/jobs.ts';
import { lineage } from './commands/lineage.ts';
import { lsp } from './commands/lsp.ts';
import { parse } from './commands/parse.ts';
import { profile } from './commands/profile.ts';
import { query } from './commands/query.ts';
import { report } from './commands/report.ts';
import type { Verb } from './verb.ts';

export { VERSION } from './version.ts';

/** In the order in which help lists them. */
export const VERBS: readonly Verb[] = [
  check,
  lineage,
  jobs,
  erd,
  report,
  impact,
  parse,
  format,
  crawl,
  diff,
  profile,
  glossary,
  query,
  batch,
  init,
  doctor,
  demo,
  lsp,
];
