import { type CancellationToken, fail, type Result, say } from '../../base/index.ts';
import type { AnswerLine, LineageAskParams, LineageAskResult } from '../../protocol/index.ts';
import type { CodeLineage } from '../code-lineage/model.ts';
import { nodeKindText } from '../node-kind-text.ts';
import { explanationLines, line, lineAt, pathLines } from './answer-lines.ts';
import type { LineageFinding, LineageQuestions, PathsReport, UnusedReport } from './model.ts';

/** The questions that are no graph, answered line by line for people who read them in an editor. */
export async function askLineage(
  params: LineageAskParams,
  aetl: LineageQuestions & Pick<CodeLineage, 'lineageItem'>,
  token: CancellationToken,
): Promise<LineageAskResult> {
  if (params.question === 'unused') return answer(say('Unused tables and columns'), unusedLines(await aetl.unusedLineage(token)));
  if (params.question === 'findings') return answer(say('Findings of lineage'), findingLines(await aetl.lineageFindings(token)));
  const item = await aetl.lineageItem(params, token);
  if (item === null) return { ok: false, message: say('There is no table or column here whose lineage is known.') };
  if (params.question === 'explain') {
    const found =
      item.column === null
        ? fail(say('Put the cursor into a column: a table as a whole has no value to explain.'))
        : await aetl.explainLineage(item.name, token);
    return found.ok ? answer(say('How {0} comes to its value', item.name), explanationLines(found.value)) : failed(found);
  }
  const found = await aetl.lineagePaths({ from: item.name, to: params.to }, token);
  return found.ok ? answer(say('From {0} to {1}', found.value.from, found.value.to), waysOf(found.value)) : failed(found);
}

const answer = (title: string, lines: readonly AnswerLine[]): LineageAskResult => ({ ok: true, title, lines });
const failed = ({ error }: Extract<Result<unknown>, { readonly ok: false }>): LineageAskResult => ({ ok: false, message: `${error}.` });

function waysOf(report: PathsReport): readonly AnswerLine[] {
  const { from, to, paths, truncated, isOtherWay } = report;
  if (paths.length === 0)
    return [
      line(
        isOtherWay
          ? say('No value of {0} comes to {1}, but the other way round.', from, to)
          : say('No value of {0} comes to {1}.', from, to),
      ),
    ];
  return [
    ...(truncated ? [line(say('These are the {0} shortest ways; there are more.', paths.length)), line('')] : []),
    ...pathLines(report),
  ];
}

function unusedLines({ tables, columns }: UnusedReport): readonly AnswerLine[] {
  const lines: AnswerLine[] = [];
  const list = (title: string, items: readonly string[]) => {
    if (items.length === 0) return;
    if (lines.length > 0) lines.push(line(''));
    lines.push(line(`${title} (${items.length})`), ...items.map((item) => line(`  ${item}`)));
  };
  const of = (use: string) => tables.filter((table) => table.use === use).map(({ table, kind }) => `${table} (${nodeKindText(kind)})`);
  list(say('Tables that nothing writes or reads'), of('untouched'));
  list(say('Tables that something writes and nothing reads: ends, or left over'), of('end'));
  const byTable = new Map<string, string[]>();
  for (const { table, column } of columns) byTable.set(table, [...(byTable.get(table) ?? []), column]);
  list(
    say('Tables that are read, and columns of them that nothing takes'),
    Array.from(byTable, ([table, names]) => `${table}: ${names.join(', ')}`),
  );
  return lines.length > 0 ? lines : [line(say('Everything is used.'))];
}

function findingLines(findings: readonly LineageFinding[]): readonly AnswerLine[] {
  if (findings.length === 0) return [line(say('There is nothing to say.'))];
  return findings.flatMap(({ code, message, path, location, way }) => [
    lineAt(`${code}: ${message}`, path, location),
    ...(way === null ? [] : [line(`  ${way.join(' → ')}`)]),
  ]);
}
