import { type DbtRun, type DbtVerb, dbtRun, wordsIn } from '../dbt/selection/index.ts';
import type { PythonCall, PythonValue } from './python-values.ts';

/** Texts that a value holds; what is no text is a hole. */
type WordsOf = (value: PythonValue | undefined) => readonly string[];

/** Whether a call makes tasks out of a dbt project: `DbtTaskGroup` and `DbtDag` of Cosmos. */
export function isDbtGroup(callee: string): boolean {
  return /(^|\.)(DbtTaskGroup|DbtDag)$/.test(callee);
}

/** What an operator runs of dbt: those of airflow-dbt (`DbtRunOperator`), of Cosmos (`DbtRunLocalOperator`, `DbtTaskGroup`); null for others. */
export function dbtRunOf(call: PythonCall, operator: string, wordsOf: WordsOf): DbtRun | null {
  if (isDbtGroup(call.callee)) return cosmosGroup(call, wordsOf);
  const [, word] = /^Dbt(Run|Build|Seed|Snapshot)\w*Operator$/.exec(operator) ?? [];
  const verb = VERBS.find((one) => one === word?.toLowerCase());
  if (verb === undefined) return null;
  const list = (...keys: readonly string[]) => keys.flatMap((key) => wordsOf(call.named.get(key))).flatMap(wordsIn);
  const folder = ['dir', 'project_dir'].flatMap((key) => wordsOf(call.named.get(key)))[0] ?? null;
  return dbtRun(verb, { select: list('select', 'models'), exclude: list('exclude'), selector: list('selector')[0] ?? null, folder });
}

const VERBS: readonly DbtVerb[] = ['run', 'build', 'seed', 'snapshot'];

/** `DbtTaskGroup(project_config=ProjectConfig("/dbt"), render_config=RenderConfig(select=["tag:daily"]))` builds what is selected. */
function cosmosGroup(call: PythonCall, wordsOf: WordsOf): DbtRun {
  const inside = (key: string): PythonCall | null => {
    const value = call.named.get(key);
    return value?.type === 'call' ? value : null;
  };
  const [render, project] = [inside('render_config'), inside('project_config')];
  const list = (key: string) => wordsOf(render?.named.get(key)).flatMap(wordsIn);
  const folder = project === null ? [] : wordsOf(project.named.get('dbt_project_path') ?? project.positional[0]);
  return dbtRun('build', {
    select: list('select'),
    exclude: list('exclude'),
    selector: list('selector')[0] ?? null,
    folder: folder[0] ?? null,
  });
}
