import { type CancellationToken, fail, type Result } from '../../base/index.ts';
import type { AnswerLine, AnswerPlace, LineageAskParams, LineageAskResult, SourceLocation } from '../../protocol/index.ts';
import type { CodeLineage } from '../code-lineage/model.ts';
import type { ExplanationReport, LineageFinding, LineageQuestions, PathsReport, UnusedReport } from './model.ts';

/** The questions that are no graph, answered line by line for people who read them in an editor. */
export async function askLineage(
  params: LineageAskParams,
  aetl: LineageQuestions & Pick<CodeLineage, 'lineageItem'>,
  token: CancellationToken,
): Promise<LineageAskResult> {
  if (params.question === 'unused') return answer('Unused tables and columns', unusedLines(await aetl.unusedLineage(token)));
  if (params.question === 'findings') return answer('Findings of lineage', findingLines(await aetl.lineageFindings(token)));
  const item = await aetl.lineageItem(params, token);
  if (item === null) return { ok: false, message: 'There is no table or column here whose lineage is known.' };
  if (params.question === 'explain') {
    const found = item.column === null ? fail(NO_COLUMN) : await aetl.explainLineage(item.name, token);
    return found.ok ? answer(`How ${item.name} comes to its value`, explanationLines(found.value)) : failed(found);
  }
  const found = await aetl.lineagePaths({ from: item.name, to: params.to }, token);
  return found.ok ? answer(`From ${found.value.from} to ${found.value.to}`, pathLines(found.value)) : failed(found);
}

const NO_COLUMN = 'Put the cursor into a column: a table as a whole has no value to explain.';

const line = (text: string, places: readonly AnswerPlace[] = []): AnswerLine => ({ text, places });
const answer = (title: string, lines: readonly AnswerLine[]): LineageAskResult => ({ ok: true, title, lines });
const failed = ({ error }: Extract<Result<unknown>, { readonly ok: false }>): LineageAskResult => ({ ok: false, message: `${error}.` });

/** A line that ends with its place. */
function lineAt(text: string, path: string | null, location: SourceLocation | null): AnswerLine {
  if (path === null || location === null) return line(text);
  return line(`${text}  ${path}:${location.range.start.line + 1}`, [{ path, location }]);
}

function explanationLines({ table, column, steps, roots, rows, notes, truncated }: ExplanationReport): readonly AnswerLine[] {
  if (steps.length === 0) return [line(`Nothing that AETL reads writes ${table}.${column}: it is a source itself.`)];
  const lines = steps.map(({ distance, sentence, expressions }) =>
    line(
      `${'  '.repeat(distance)}${sentence}`,
      expressions.flatMap(({ path, location }) => (path === null || location === null ? [] : [{ path, location }])),
    ),
  );
  if (truncated) lines.push(line('… and so on: there are more steps than are listed.'));
  lines.push(line(''), line(`In the end it comes from ${roots.length === 0 ? 'nothing that is known' : roots.join(', ')}.`));
  if (rows.length > 0) lines.push(line(''), ...rows.map(({ sentence }) => line(sentence)));
  if (notes.length > 0) lines.push(line(''), ...notes.map((note) => line(note)));
  return lines;
}

function pathLines({ from, to, paths, truncated, isOtherWay }: PathsReport): readonly AnswerLine[] {
  if (paths.length === 0) return [line(`No value of ${from} comes to ${to}${isOtherWay ? ', but the other way round' : ''}.`)];
  const lines = truncated ? [line(`These are the ${paths.length} shortest ways; there are more.`)] : [];
  for (const steps of paths) {
    if (lines.length > 0) lines.push(line(''));
    lines.push(line(steps[0]?.source ?? from));
    for (const { target, kind, uncertain, expression, path, location } of steps) {
      const how = kind === 'copy' || expression === null ? kind : `${kind}: ${expression.replace(/\s+/g, ' ')}`;
      lines.push(lineAt(`  -> ${target}  ${how}${uncertain ? ' (uncertain)' : ''}`, path, location));
    }
  }
  return lines;
}

function unusedLines({ tables, columns }: UnusedReport): readonly AnswerLine[] {
  const lines: AnswerLine[] = [];
  const list = (title: string, items: readonly string[]) => {
    if (items.length === 0) return;
    if (lines.length > 0) lines.push(line(''));
    lines.push(line(`${title} (${items.length})`), ...items.map((item) => line(`  ${item}`)));
  };
  const of = (use: string) => tables.filter((table) => table.use === use).map(({ table, kind }) => `${table} (${kind})`);
  list('Tables that nothing writes or reads', of('untouched'));
  list('Tables that something writes and nothing reads: ends, or left over', of('end'));
  const byTable = new Map<string, string[]>();
  for (const { table, column } of columns) byTable.set(table, [...(byTable.get(table) ?? []), column]);
  list(
    'Tables that are read, and columns of them that nothing takes',
    Array.from(byTable, ([table, names]) => `${table}: ${names.join(', ')}`),
  );
  return lines.length > 0 ? lines : [line('Everything is used.')];
}

function findingLines(findings: readonly LineageFinding[]): readonly AnswerLine[] {
  if (findings.length === 0) return [line('There is nothing to say.')];
  return findings.flatMap(({ code, message, path, location, way }) => [
    lineAt(`${code}: ${message}`, path, location),
    ...(way === null ? [] : [line(`  ${way.join(' → ')}`)]),
  ]);
}
