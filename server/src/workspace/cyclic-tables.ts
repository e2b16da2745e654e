import type { Catalog, FileSite, TableFact } from '../metadata/index.ts';
import { findCycles } from './analysis/cycles.ts';
import type { SourceFile } from './source-file.ts';
import { tableKey } from './summary/table-key.ts';

/** Tables that are computed from themselves. */
export interface TableCycle {
  readonly members: readonly { readonly uri: string; readonly fact: TableFact }[];
  /** All members are views or models: the database would refuse it. Tables in between hold what an earlier run left. */
  readonly refused: boolean;
}

interface Node {
  readonly file: SourceFile;
  readonly fact: TableFact;
  readonly reads: SourceFile['summary']['derived'][number]['reads'];
}

/** Finds the cycles among the tables of the workspace whose columns follow from queries. */
export function findTableCycles(files: Iterable<SourceFile>, catalogOf: (file: SourceFile) => Catalog): TableCycle[] {
  const nodes = new Map<string, Node>();
  for (const file of files) {
    for (const { table, reads } of file.summary.derived) {
      const fact = file.summary.tables[table];
      if (fact !== undefined) nodes.set(siteKey(fact.site), { file, fact, reads });
    }
  }
  const next = (node: Node): Node[] => {
    const context = { dialect: node.file.choice.dialect, self: null };
    return node.reads.flatMap((name) => {
      // A model that reads what it has built so far is no cycle.
      if (name.jinja?.function === 'this') return [];
      const found = catalogOf(node.file).find(name, context);
      if (found.found !== 'table') return [];
      const table = catalogOf(node.file).table(found.table.id);
      return (table?.sites ?? []).flatMap((site) => nodes.get(siteKey(site)) ?? []);
    });
  };
  return findCycles(nodes.values(), next).map((group) => ({
    members: group.map(({ file, fact }) => ({ uri: file.uri, fact })),
    refused: group.every(({ fact }) => fact.kind !== 'table'),
  }));
}

/** Names a table across changes of its file's text. */
export function cycleKey(uri: string, fact: TableFact): string {
  return `${uri}\n${tableKey(fact)}`;
}

/** A table is known by where its name stands; whole files all start at the same place, but each in its own. */
function siteKey(site: FileSite): string {
  return `${site.uri} ${site.range.start}`;
}
