import { type CancellationToken, say } from '../../base/index.ts';
import type { Report } from '../../protocol/index.ts';
import type { Erds } from '../erd/index.ts';
import { collectReport, type ReportParts } from './collect-report.ts';
import { type PageLanguage, type ReportProgram, reportPage } from './report-page.ts';

export type { ReportProgram } from './report-page.ts';

/** Everything that is known, to read and to send around. */
export interface Reports {
  collect(token: CancellationToken): Promise<Report>;
  /** The report as one page that opens from a file. */
  page(report: Report, language: PageLanguage, token: CancellationToken): Promise<string>;
}

/** A picture of more tables than these cannot be read in one piece. */
const MOST_DRAWN = 300;

export function createReports(parts: ReportParts & { readonly erds: Erds; readonly program: () => Promise<ReportProgram> }): Reports {
  const { erds, program } = parts;
  return {
    collect: (token) => collectReport(parts, token),
    async page(report, language, token) {
      const { erd } = await erds.of([], token);
      const drawn = erd.tables.length > 0 && erd.tables.length <= MOST_DRAWN;
      const diagram = drawn ? await erds.write(erd, 'svg', report.title) : null;
      const note = say('The diagram of {0} tables is left out; aetl erd SCHEMA draws a part of it.', erd.tables.length);
      const notes = erd.tables.length > MOST_DRAWN ? [...report.notes, note] : report.notes;
      return reportPage({ ...report, notes }, diagram, await program(), language);
    },
  };
}
