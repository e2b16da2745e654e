import type { ObjectName } from '../../sql/index.ts';
import type { TableLink } from '../summary/summarize-sql.ts';
import type { EdgeContext, FlowEdge } from './lineage-edges.ts';

/** Edges between whole tables, where nobody knows what happens to their columns: models in Python, exposures. */
export function tableEdges(links: readonly TableLink[], context: Pick<EdgeContext, 'uri' | 'model' | 'find'>): FlowEdge[] {
  return links.flatMap(({ source, target, range }) => {
    const found = context.find(source);
    const node = target ?? context.model;
    if (node === null || found.found === 'absent') return [];
    const from = found.found === 'table' ? found.table.id : nameOf(source);
    const ends = { source: { node: from, column: '*' }, target: { node, column: '*' } };
    return [{ ...ends, kind: 'transform', uncertain: true, expression: null, location: null, uri: context.uri, ...range }];
  });
}

function nameOf({ jinja, parts }: ObjectName): string {
  return jinja === null ? parts.map((part) => part.name).join('.') : jinja.args.map((argument) => argument.value).join('.');
}
