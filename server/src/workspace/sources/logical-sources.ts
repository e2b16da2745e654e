import type { LogicalSource } from '../../metadata/index.ts';
import type { Connection } from '../project/connections.ts';
import type { Project } from '../project/project.ts';
import { isOneSource } from './one-source.ts';

/** The databases of a project: each with the connections that lead to it, which may be several. */
export interface LogicalSources {
  readonly all: readonly ConnectedSource[];
  /** That of a connection; null for one that no aetl.yaml has. */
  of(connection: string): ConnectedSource | null;
  /** Whether a label behind the name of a table is that of a source. */
  isName(label: string | null): boolean;
}

export interface ConnectedSource extends LogicalSource {
  readonly connections: readonly string[];
  /** A rule says of some files that they run on it. */
  readonly isNamed: boolean;
}

const known = new WeakMap<Project, LogicalSources>();

/** Those that files are said to run on come first, then all in the order of aetl.yaml: the first keeps plain names. */
export function logicalSources(project: Project): LogicalSources {
  const found = known.get(project) ?? findSources(project);
  known.set(project, found);
  return found;
}

function findSources(project: Project): LogicalSources {
  const named = new Set<string>();
  const connections = new Map<string, Connection>();
  for (let at: Project | null = project; at !== null; at = at.parent) {
    for (const { rule } of at.rules) if (rule.connection !== null) named.add(rule.connection);
    for (const connection of at.file?.connections ?? [])
      if (!connections.has(connection.name)) connections.set(connection.name, connection);
  }
  const groups: Connection[][] = [];
  for (const connection of connections.values()) {
    const group = groups.find((members) => members.some((member) => isOneSource(member, connection)));
    if (group === undefined) groups.push([connection]);
    else group.push(connection);
  }
  const isNamed = (group: readonly Connection[]) => group.some(({ name }) => named.has(name));
  const ordered = [...groups.filter(isNamed), ...groups.filter((group) => !isNamed(group))];
  const all = ordered.map((group, rank) => {
    const names = group.map(({ name }) => name);
    return { name: names[0] ?? '', rank, connections: names, isNamed: isNamed(group) };
  });
  const byConnection = new Map(all.flatMap((source) => source.connections.map((name) => [name, source])));
  return { all, of: (connection) => byConnection.get(connection) ?? null, isName: (label) => all.some(({ name }) => name === label) };
}
