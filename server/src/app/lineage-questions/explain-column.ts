import { type CancellationToken, fail, ok, type Result, say, sentence } from '../../base/index.ts';
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
  if (column === null) return fail(say('{0} is a table; --explain needs a column, as in {1}', name, `${table}.column`));
  const { steps, roots, rows, truncated } = explainColumn(lineage.graph(), { table, column }, token);
  return ok({
    table,
    column,
    steps: steps.map((step) => stepOf(workspace, lineage, step)),
    roots: roots.map(print),
    rows: rows.map(({ table: of, by }) => ({ table: of, sentence: say('Rows of {0} are {1}.', of, rowsText(by)) })),
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
      : [say('{0} is that of {1}; {2} has another one.', id, sources.connections.join(', '), sources.others.join(', '))],
  );
  return [
    ...guesses({ nodes }),
    ...others,
    ...[...environments].map((names) => say('{0} are taken as one database in several environments.', names)),
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
    const at = path === null || location === null ? null : `${path}:${location.range.start.line + 1}`;
    const place = at === null ? '' : ` (${jobs.length === 0 ? at : say('{0}, run by {1}', at, jobs.join(', '))})`;
    return `${wayText(kind, expression, sources)}${place}`;
  });
  return {
    column: print(column),
    distance,
    expressions: located,
    sentence: say(
      '{0} is {1}.',
      print(column),
      ways.reduce((left, right) => say('{0}, or {1}', left, right)),
    ),
  };
}

function wayText(kind: FlowEdge['kind'], expression: string | null, sources: readonly string[]): string {
  const from = sources.join(', ');
  const as = expression === null ? null : oneLine(expression);
  switch (kind) {
    case 'copy':
      return say('{0} as it is', from);
    case 'aggregate':
      return as === null ? say('aggregated from {0}', from) : say('aggregated as {0} from {1}', as, from);
    case 'window':
      return as === null ? say('computed over a window from {0}', from) : say('computed over a window as {0} from {1}', as, from);
    case 'constant':
      return as === null ? say('a constant') : say('a constant as {0}', as);
    default:
      return as === null ? say('computed from {0}', from) : say('computed as {0} from {1}', as, from);
  }
}

const ORDERED = sentence('ordered by {0}');
const ROWS: Readonly<Partial<Record<FlowEdge['kind'], string>>> = {
  join: sentence('joined by {0}'),
  filter: sentence('filtered by {0}'),
  group: sentence('grouped by {0}'),
  order: ORDERED,
};

function rowsText(by: Explained['rows'][number]['by']): string {
  const kinds = new Map<string, Set<string>>();
  for (const { kind, column } of by) {
    const word = ROWS[kind] ?? ORDERED;
    kinds.set(word, (kinds.get(word) ?? new Set()).add(print(column)));
  }
  return [...kinds].map(([word, columns]) => say(word, [...columns].join(', '))).join('; ');
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 157)}...` : line;
}

function print({ table, column }: { readonly table: string; readonly column: string }): string {
  return `${table}.${column}`;
}
