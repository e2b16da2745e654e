import { drawnEdges, edgeEnd, type LineageGraph } from '../../../server/src/protocol/index.ts';

const HEAD = ['source_table', 'source_column', 'target_table', 'target_column', 'kind', 'edges', 'uncertain', 'expression', 'file', 'line'];

/** The edges as a table (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe. */
export function graphToCsv(graph: LineageGraph): string {
  const rows = drawnEdges(graph).map((edge) => {
    const [source, target] = [edgeEnd(edge, 'source'), edgeEnd(edge, 'target')];
    const { kind, bundle, uncertain, expression, location } = edge;
    const line = location === null ? '' : String(location.range.start.line + 1);
    return [
      source.node,
      source.column ?? '',
      target.node,
      target.column ?? '',
      kind,
      String(bundle?.count ?? 1),
      String(uncertain),
      expression ?? '',
      location?.uri ?? '',
      line,
    ];
  });
  return `${[HEAD, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
