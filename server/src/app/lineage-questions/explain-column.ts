import { type CancellationToken, fail, ok, type Result } from '../../base/index.ts';
import { explainColumn } from '../../lineage/index.ts';
import type { FlowEdge, Workspace } from '../../workspace/index.ts';
import { meantBy } from '../lineage-names.ts';
import { guesses, type LineageService } from '../lineage-service.ts';
import type { ExplanationReport, ExplanationStep } from './model.ts';

type Explained = ReturnType<typeof explainColumn>;

export function explain(workspace: Workspace, lineage: LineageService, name: string, token: CancellationToken): Result<ExplanationReport> {
  const found = meantBy(name, lineage);
  if (!found.ok) return found;
  const { node: table, column } = found.value;
  if (column === null) return fail(`${name} is a table; --explain needs a column, as in ${table}.column`);
  const { steps, roots, rows, truncated } = explainColumn(lineage.graph(), { table, column }, token);
  return ok({
    table,
    column,
    steps: steps.map((step) => stepOf(workspace, lineage, step)),
    roots: roots.map(print),
    rows: rows.map(({ table: of, by }) => ({ table: of, sentence: `Rows of ${of} are ${rowsText(by)}.` })),
    notes: notesOn(lineage, new Set([...steps.map((step) => step.column.table), ...roots.map((root) => root.table)])),
    truncated,
  });
}

function notesOn(lineage: LineageService, tables: ReadonlySet<string>): readonly string[] {
  const nodes = [...tables].map((id) => ({ ...lineage.describe(id), moreUpstream: false, moreDownstream: false }));
  const environments = new Set(
    nodes.flatMap(({ sources }) =>
      sources !== undefined && sources.guess === null && sources.connections.length > 1 ? [sources.connections.join(', ')] : [],
    ),
  );
  const others = nodes.flatMap(({ id, sources }) =>
    sources === undefined || sources.guess !== null || sources.others.length === 0
      ? []
      : [`${id} is that of ${sources.connections.join(', ')}; ${sources.others.join(', ')} has another one.`],
  );
  return [
    ...guesses({ nodes }),
    ...others,
    ...[...environments].map((names) => `${names} are taken as one database in several environments.`),
  ];
}

function stepOf(
  workspace: Workspace,
  lineage: LineageService,
  { column, distance, expressions }: Explained['steps'][number],
): ExplanationStep {
  const located = expressions.map(({ edge, sources }) => {
    const { expression, location, jobs = [] } = lineage.locate(edge);
    return { kind: edge.kind, expression, sources: [...new Set(sources.map(print))], path: workspace.pathOf(edge.uri), location, jobs };
  });
  const ways = located.map(({ kind, expression, sources, path, location, jobs }) => {
    const by = jobs.length === 0 ? '' : `, run by ${jobs.join(', ')}`;
    const place = path === null || location === null ? '' : ` (${path}:${location.range.start.line + 1}${by})`;
    return `${wayText(kind, expression, sources)}${place}`;
  });
  return { column: print(column), distance, expressions: located, sentence: `${print(column)} is ${ways.join(', or ')}.` };
}

function wayText(kind: FlowEdge['kind'], expression: string | null, sources: readonly string[]): string {
  const from = sources.join(', ');
  const as = expression === null ? '' : ` as ${oneLine(expression)}`;
  switch (kind) {
    case 'copy':
      return `${from} as it is`;
    case 'aggregate':
      return `aggregated${as} from ${from}`;
    case 'window':
      return `computed over a window${as} from ${from}`;
    case 'constant':
      return `a constant${as}`;
    default:
      return `computed${as} from ${from}`;
  }
}

const ROWS: Readonly<Partial<Record<FlowEdge['kind'], string>>> = {
  join: 'joined by',
  filter: 'filtered by',
  group: 'grouped by',
  order: 'ordered by',
};

function rowsText(by: Explained['rows'][number]['by']): string {
  const kinds = new Map<string, Set<string>>();
  for (const { kind, column } of by) {
    const word = ROWS[kind] ?? 'ordered by';
    kinds.set(word, (kinds.get(word) ?? new Set()).add(print(column)));
  }
  return [...kinds].map(([word, columns]) => `${word} ${[...columns].join(', ')}`).join('; ');
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 157)}...` : line;
}

function print({ table, column }: { readonly table: string; readonly column: string }): string {
  return `${table}.${column}`;
}
