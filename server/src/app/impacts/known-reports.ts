import { type ColumnGraph, EXPOSURE } from '../../lineage/index.ts';
import type { Workspace } from '../../workspace/index.ts';

/**
 * What people look at, by its number in the graph: exposures of dbt, what events call a report or dashboard, and queries, views and tables whose schema
 * or folder is named so.
 */
export function knownReports(workspace: Workspace, graph: ColumnGraph): ReadonlyMap<number, string> {
  const reports = new Map<number, string>();
  const add = (id: string, name: string) => {
    const number = graph.table(id);
    if (number >= 0) reports.set(number, name);
  };
  for (const id of graph.tableNames()) {
    const query = QUERY.exec(id);
    if (id.startsWith(EXPOSURE)) add(id, id.slice(EXPOSURE.length));
    else if (query?.[1] !== undefined) add(id, query[1]);
    else if (SCHEMA.test(id)) add(id, id);
  }
  for (const { table } of workspace.tables()) {
    const isIn = table.kind !== 'source' && table.kind !== 'temp';
    if (isIn && table.sites.some(({ uri }) => FOLDER.test(workspace.pathOf(uri) ?? ''))) add(table.id, table.id);
  }
  return reports;
}

const WORDS = '(?:reports?|reporting|dashboards?|bi|exports?)';
const FOLDER = new RegExp(`(?:^|/)${WORDS}/`, 'i');
/** A bare query is called after its file and line: `reports/close.sql:12`. */
const QUERY = new RegExp(`^((?:.*/)?${WORDS}/.*):\\d+$`, 'i');
const SCHEMA = new RegExp(`(?:^|\\.)${WORDS}\\.[^.]+$`, 'i');
