import { type CancellationToken, say, throwIfCancelled } from '../../base/index.ts';
import { jobFindings } from '../../lineage/index.ts';
import type { ColumnProfile, TableProfile } from '../../metadata/index.ts';
import { isInfluence, type Report, type ReportColumn, type ReportTable, type SourceLocation } from '../../protocol/index.ts';
import type { Workspace } from '../../workspace/index.ts';
import type { Connections } from '../connections/connections.ts';
import type { Jobs } from '../jobs/index.ts';
import type { LineageService } from '../lineage-service.ts';
import type { Profiles } from '../profiles/index.ts';

export interface ReportParts {
  readonly workspace: Workspace;
  readonly lineage: LineageService;
  readonly jobs: Jobs;
  readonly profiles: Profiles;
  readonly connections: Connections;
  readonly now: () => number;
}

/** What is known of the workspace, with the newest profiles of its connections. Nothing is asked of a database. */
export async function collectReport(parts: ReportParts, token: CancellationToken): Promise<Report> {
  const { workspace, lineage } = parts;
  const graph = lineage.all();
  const notes = [...graph.warnings];
  const profiles = await newestProfiles(parts, notes, token);
  throwIfCancelled(token);
  const facts = new Map([...workspace.tables()].map(({ table }) => [table.id, table]));
  const nodes = graph.nodes.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const index = new Map(nodes.map(({ id }, at) => [id, at]));
  const place = (location: SourceLocation | null) =>
    location === null ? null : `${workspace.pathOf(location.uri) ?? location.uri}:${location.range.start.line + 1}`;
  const tables = nodes.map((node): ReportTable => {
    const profile = profiles.get(node.id.toLowerCase()) ?? null;
    const known = new Map(facts.get(node.id)?.columns.map((column) => [column.name, column]));
    return {
      id: node.id,
      kind: node.kind,
      dialect: node.dialect,
      description: node.description,
      place: place(node.location),
      profile: profile && { rows: profile.rows, takenAt: profile.takenAt, sampled: profile.sampled },
      columns: node.columns.map(
        ({ name, type, description }): ReportColumn => ({
          name,
          type,
          description,
          primaryKey: known.get(name)?.primaryKey ?? false,
          tests: known.get(name)?.tests ?? [],
          profile: figures(profile?.columns.find((column) => column.name.toLowerCase() === name.toLowerCase())),
        }),
      ),
    };
  });
  const edges = graph.edges.flatMap((edge) => {
    const [from, to] = [index.get(edge.source.node), index.get(edge.target.node)];
    if (from === undefined || to === undefined) return [];
    const { kind, expression, uncertain, location } = edge;
    const ends = { from: [from, edge.source.column] as const, to: [to, edge.target.column] as const };
    return [{ ...ends, kind, rows: isInfluence(edge), expression, uncertain, place: place(location) }];
  });
  const jobs = await parts.jobs.list(token);
  const title = workspace.projects[0]?.name ?? 'workspace';
  return { version: 1, title, madeAt: parts.now(), tables, edges, jobs, findings: jobFindings(jobs), notes };
}

function figures(column: ColumnProfile | undefined): ReportColumn['profile'] {
  if (column === undefined || column.problem !== null) return null;
  const text = (value: ColumnProfile['min']) => (value === null ? null : String(value));
  return {
    nulls: column.rows === 0 ? 0 : column.nulls / column.rows,
    distinct: column.distinct?.count ?? null,
    min: text(column.min),
    max: text(column.max),
  };
}

/** By `schema.table`, as files write it, in lower case. A store that cannot be read is a note. */
async function newestProfiles(
  { profiles, connections }: ReportParts,
  notes: string[],
  token: CancellationToken,
): Promise<ReadonlyMap<string, TableProfile>> {
  const found = new Map<string, TableProfile>();
  for (const { name } of connections.list()) {
    const entries = await profiles.newest(name);
    throwIfCancelled(token);
    if (!entries.ok) {
      notes.push(say('Profiles of {0} are not in this report: {1}', name, entries.error.message));
      continue;
    }
    for (const { id, table } of entries.value) {
      const read = await profiles.read(name, id);
      throwIfCancelled(token);
      if (!read.ok || read.value === null) continue;
      const { schema } = table;
      const names = schema === null ? [table.name] : [`${schema}.${table.name}`, ...(schema === 'main' ? [table.name] : [])];
      for (const one of names) if (!found.has(one.toLowerCase())) found.set(one.toLowerCase(), read.value);
    }
  }
  return found;
}
