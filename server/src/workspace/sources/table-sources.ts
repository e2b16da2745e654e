import { type Catalog, type CrawledCatalog, labelled, splitLabel } from '../../metadata/index.ts';
import type { ConnectedSource, LogicalSources } from './logical-sources.ts';

/** Where a table of lineage is, and where there is another one of its name. */
export interface TableSources {
  /** The source whose table it is taken to be; null where no file says on which it runs, so that it may be that of any. */
  readonly source: string | null;
  /** Connections in which it was found, or whose files define it; several are environments of one database, or nobody tells them apart. */
  readonly connections: readonly string[];
  /** Sources that have another table of this name. */
  readonly others: readonly string[];
}

interface Known {
  readonly own: Catalog;
  readonly crawled: (connection: string) => CrawledCatalog | null;
}

/** Null for what no connection is known to have. */
export function tableSources(id: string, { all, isName }: LogicalSources, { own, crawled }: Known): TableSources | null {
  const split = splitLabel(id);
  const label = isName(split.label) ? split.label : null;
  const plain = label === null ? id : split.plain;
  const found = all.flatMap((source) => {
    const connections = source.connections.filter((connection) => crawled(connection)?.table(plain) != null);
    const isDefined = [plain, labelled(plain, source.name)].some((name) => own.table(name)?.source === source.name);
    return connections.length > 0 || isDefined ? [{ source, connections: connections.length > 0 ? connections : [source.name] }] : [];
  });
  if (found.length === 0) return null;
  if (!all.some(({ isNamed }) => isNamed))
    return { source: null, connections: found.flatMap(({ connections }) => connections), others: [] };
  const owner = ownerOf(found, label ?? own.table(plain)?.source ?? null);
  const others = found.filter(({ source }) => source.name !== owner?.source.name);
  return { source: owner?.source.name ?? null, connections: owner?.connections ?? [], others: others.map(({ source }) => source.name) };
}

type Found = readonly { readonly source: ConnectedSource; readonly connections: readonly string[] }[];

/** Whose the table is by its name; without one it is that of the first source. */
function ownerOf(found: Found, name: string | null): Found[number] | undefined {
  return name === null ? found[0] : found.find(({ source }) => source.name === name);
}
