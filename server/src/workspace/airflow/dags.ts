import type { DialectName } from '../../protocol/index.ts';
import { type DbtRun, readDbtCommands } from '../dbt/selection/index.ts';
import { dbtRunOf, isDbtGroup } from './dbt-operators.ts';
import { type PythonCall, type PythonStatement, type PythonValue, readPython } from './python-values.ts';

/** SQL that stands in a Python file. */
export interface InlineSql {
  readonly text: string;
  /** Where it stands; an offset in `text` is one from `valueStart` when it is exact. */
  readonly start: number;
  readonly end: number;
  readonly exact: boolean;
  readonly valueStart: number;
  readonly dialect: DialectName | null;
}

export interface DagTask {
  readonly id: string;
  readonly operator: string;
  readonly start: number;
  readonly end: number;
  readonly sql: readonly InlineSql[];
  /** Templates of SQL, as the file names them. */
  readonly files: readonly string[];
  /** What it runs of dbt. */
  readonly dbt: readonly DbtRun[];
  /** Ids of the tasks that come right before. */
  readonly after: readonly string[];
}

export interface Dag {
  readonly id: string;
  /** As it is written; null when there is none. */
  readonly schedule: string | null;
  readonly start: number;
  readonly end: number;
  readonly tasks: readonly DagTask[];
}

/**
 * The DAGs of an Airflow file, found by reading it: `DAG(…)`, `@dag`, operators (whatever is called with a `task_id`), `@task`, and the order that
 * `>>`, `<<`, `set_downstream`, `set_upstream` and `chain` give. Loops are read once; what only a run can know is left out.
 */
export function readDags(text: string): readonly Dag[] {
  if (!/\bDAG\b|@dag\b|@task\b|task_id/.test(text)) return [];
  return new DagReader(text).read();
}

interface OpenTask {
  readonly id: string;
  readonly call: PythonCall | null;
  readonly operator: string;
  readonly dag: OpenDag;
  readonly start: number;
  readonly end: number;
  readonly after: Set<OpenTask>;
}

interface OpenDag {
  readonly id: string;
  readonly schedule: string | null;
  readonly start: number;
  readonly end: number;
  readonly tasks: Map<string, OpenTask>;
}

interface Block {
  readonly indent: number;
  readonly dag: OpenDag | null;
  readonly group: string | null;
  readonly groupName: string;
}

class DagReader {
  readonly #text: string;
  readonly #dags: OpenDag[] = [];
  readonly #byCall = new Map<PythonCall, OpenTask>();
  readonly #dagByCall = new Map<PythonCall, OpenDag>();
  readonly #values = new Map<string, PythonValue>();
  /** Functions that `@task` has made tasks of. */
  readonly #functions = new Map<string, { readonly start: number; readonly end: number }>();
  readonly #groups = new Map<string, OpenTask[]>();
  #blocks: Block[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  read(): Dag[] {
    let decorators: PythonValue[] = [];
    for (const statement of readPython(this.#text)) {
      this.#blocks = this.#blocks.filter(({ indent }) => statement.indent > indent);
      if (statement.type === 'decorator') {
        decorators.push(statement.value);
        continue;
      }
      if (statement.type === 'define') this.#define(statement, decorators);
      else if (statement.type === 'assign') this.#assign(statement);
      else this.#order(statement);
      decorators = [];
    }
    return this.#dags.filter(({ tasks }) => tasks.size > 0).map((dag) => this.#finished(dag));
  }

  #define({ name, start, end, indent }: PythonStatement & { readonly type: 'define' }, decorators: readonly PythonValue[]): void {
    for (const decorator of decorators) {
      const callee = decorator.type === 'call' ? decorator.callee : decorator.type === 'name' ? decorator.name : '';
      const call = decorator.type === 'call' ? decorator : null;
      if (callee === 'dag' || callee.endsWith('.dag')) {
        const dag = this.#dag(call, { name, start, end });
        this.#blocks.push({ indent, dag, group: null, groupName: '' });
      } else if (callee === 'task' || callee.startsWith('task.') || callee.endsWith('.task')) this.#functions.set(name, { start, end });
      else if (callee === 'task_group') this.#blocks.push({ indent, dag: null, group: name, groupName: '' });
    }
  }

  #assign({ name, value, indent, block }: PythonStatement & { readonly type: 'assign' }): void {
    if (name !== '') this.#values.set(name, value);
    if (value.type === 'call' && /(^|\.)(DAG|DbtDag)$/.test(value.callee)) {
      const dag = this.#dag(value, { name, start: value.start, end: value.end });
      if (isDbtGroup(value.callee)) this.#tasksIn(value);
      if (block) this.#blocks.push({ indent, dag, group: null, groupName: '' });
      return;
    }
    if (block && value.type === 'call' && /(^|\.)TaskGroup$/.test(value.callee)) {
      const id = this.#textOf(value.named.get('group_id') ?? value.positional[0]) ?? name;
      this.#blocks.push({ indent, dag: null, group: id, groupName: name });
      if (name !== '') this.#groups.set(name, []);
      return;
    }
    this.#tasksIn(value);
  }

  #dag(call: PythonCall | null, at: { readonly name: string; readonly start: number; readonly end: number }): OpenDag {
    const id = this.#textOf(call?.named.get('dag_id') ?? call?.positional[0]) ?? at.name;
    const schedule = call?.named.get('schedule') ?? call?.named.get('schedule_interval') ?? call?.named.get('timetable');
    const written = schedule === undefined ? null : (this.#textOf(schedule) ?? this.#text.slice(schedule.start, schedule.end));
    const dag: OpenDag = {
      id: id === '' ? 'dag' : id,
      schedule: written === 'None' ? null : written,
      start: call?.start ?? at.start,
      end: call?.end ?? at.end,
      tasks: new Map(),
    };
    this.#dags.push(dag);
    if (call !== null) this.#dagByCall.set(call, dag);
    return dag;
  }

  #order({ operands, operators }: PythonStatement & { readonly type: 'chain' }): void {
    const tasks = operands.map((operand) => this.#tasksIn(operand));
    for (const [index, operator] of operators.entries()) {
      const [left = [], right = []] = [tasks[index], tasks[index + 1]];
      if (operator === '>>') connect(left, right);
      else connect(right, left);
    }
    const [only] = operands;
    if (operators.length === 0 && only?.type === 'call') this.#called(only);
  }

  #called(call: PythonCall): void {
    const [, object, method] = /^(.*)\.(set_downstream|set_upstream)$/.exec(call.callee) ?? [];
    if (object !== undefined) {
      const self = this.#tasksIn({ type: 'name', name: object, start: call.start, end: call.start });
      const others = call.positional.flatMap((value) => this.#tasksIn(value));
      if (method === 'set_downstream') connect(self, others);
      else connect(others, self);
    }
    if (/(^|\.)chain$/.test(call.callee)) {
      const steps = call.positional.map((value) => this.#tasksIn(value));
      for (let at = 1; at < steps.length; at++) connect(steps[at - 1] ?? [], steps[at] ?? []);
    }
  }

  /** The tasks that an expression stands for; those that it makes are made here. */
  #tasksIn(value: PythonValue): OpenTask[] {
    if (value.type === 'list') return value.items.flatMap((item) => this.#tasksIn(item));
    if (value.type === 'name') {
      const group = this.#groups.get(value.name);
      if (group !== undefined) return group;
      const known = this.#values.get(value.name);
      return known === undefined || known === value || known.type === 'name' ? [] : this.#tasksIn(known);
    }
    return value.type === 'call' ? this.#ofCall(value) : [];
  }

  #ofCall(call: PythonCall): OpenTask[] {
    const known = this.#byCall.get(call);
    if (known !== undefined) return [known];
    const inputs = [...call.positional, ...call.named.values()].flatMap((value) =>
      value.type === 'call' || value.type === 'name' ? this.#tasksIn(value) : [],
    );
    const idValue = call.named.get('task_id') ?? (isDbtGroup(call.callee) ? (call.named.get('group_id') ?? NO_NAME) : undefined);
    const own = this.#functions.get(call.callee);
    if (idValue === undefined && own === undefined) return [];
    const id = idValue === undefined ? call.callee : (this.#textOf(idValue) ?? (this.#text.slice(idValue.start, idValue.end) || 'dbt'));
    const dag = this.#dagOf(call);
    if (dag === null) return [];
    const groups = this.#blocks.flatMap(({ group }) => (group === null ? [] : [group]));
    const whole = [...groups, id].join('.');
    const task: OpenTask = {
      id: unique(whole, dag.tasks),
      call,
      operator: call.callee.split('.').at(-1) ?? call.callee,
      dag,
      start: own?.start ?? call.start,
      end: own?.end ?? call.end,
      after: new Set(),
    };
    dag.tasks.set(task.id, task);
    this.#byCall.set(call, task);
    for (const { groupName } of this.#blocks) this.#groups.get(groupName)?.push(task);
    // What a task of `@task` is given, it waits for.
    if (own !== undefined) connect(inputs, [task]);
    return [task];
  }

  #dagOf(call: PythonCall): OpenDag | null {
    const named = call.named.get('dag');
    const value = named?.type === 'name' ? this.#values.get(named.name) : named;
    const told = value?.type === 'call' ? this.#dagByCall.get(value) : undefined;
    const around = this.#blocks.findLast(({ dag }) => dag !== null)?.dag;
    return told ?? around ?? this.#dags.at(-1) ?? null;
  }

  /** A text, or what a name was last given that is one. */
  #textOf(value: PythonValue | undefined): string | null {
    if (value?.type === 'text') return value.text;
    const known = value?.type === 'name' ? this.#values.get(value.name) : undefined;
    return known?.type === 'text' ? known.text : null;
  }

  /** The texts of a list, or of one text; what is no text is a hole that only a run fills. */
  #wordsOf(value: PythonValue | undefined): readonly string[] {
    if (value === undefined) return [];
    const known = value.type === 'name' ? this.#values.get(value.name) : value;
    if (known?.type === 'list') return known.items.map((item) => this.#textOf(item) ?? HOLE);
    return [known?.type === 'text' ? known.text : HOLE];
  }

  #finished({ id, schedule, start, end, tasks }: OpenDag): Dag {
    return {
      id,
      schedule,
      start,
      end,
      tasks: [...tasks.values()].map((task) => ({
        id: task.id,
        operator: task.operator,
        start: task.start,
        end: task.end,
        after: [...task.after].filter((other) => other !== task).map((other) => other.id),
        ...this.#sqlOf(task),
      })),
    };
  }

  #sqlOf({ call, operator }: OpenTask): Pick<DagTask, 'sql' | 'files' | 'dbt'> {
    const sql: InlineSql[] = [];
    const files: string[] = [];
    if (call === null) return { sql, files, dbt: [] };
    const dialect = DIALECTS.find(([words]) => words.test(operator))?.[1] ?? null;
    const take = (value: PythonValue | undefined): void => {
      if (value === undefined) return;
      if (value.type === 'list') for (const item of value.items) take(item);
      else if (value.type === 'name') take(known(this.#values, value.name));
      else if (value.type === 'call') files.push(...pathsIn(value));
      else if (value.type === 'text' && /^\s*[\w./${} -]+\.(sql|hql|ddl)\s*$/i.test(value.text)) files.push(value.text.trim());
      else if (value.type === 'text') {
        for (const [, , included] of value.text.matchAll(/\{%-?\s*include\s+(['"])(.*?)\1/g))
          if (included !== undefined) files.push(included);
        sql.push({ text: value.text, start: value.start, end: value.end, exact: value.exact, valueStart: value.valueStart, dialect });
      }
    };
    for (const key of SQL_ARGUMENTS) take(call.named.get(key));
    const query = entryOf(entryOf(call.named.get('configuration'), 'query'), 'query');
    take(query);
    const command = this.#textOf(call.named.get('bash_command'));
    if (command !== null) for (const [path] of command.matchAll(/[\w./-]+\.(?:sql|hql|ddl)\b/gi)) files.push(path);
    const words = (...keys: readonly string[]) => keys.flatMap((key) => this.#wordsOf(call.named.get(key))).join(' ');
    const commands = [command ?? '', words('command'), words('cmds', 'arguments')];
    const own = dbtRunOf(call, operator, (value) => this.#wordsOf(value));
    return {
      sql,
      files: [...new Set(files)],
      dbt: [...commands.flatMap((text) => readDbtCommands(text)), ...(own === null ? [] : [own])],
    };
  }
}

/** A place for what is not written. */
const HOLE = '{{ … }}';

const NO_NAME: PythonValue = { type: 'other', start: 0, end: 0 };

const SQL_ARGUMENTS = ['sql', 'query', 'hql', 'bql', 'statement', 'sql_query'];

const DIALECTS: readonly (readonly [RegExp, DialectName])[] = [
  [/postgres/i, 'postgres'],
  [/redshift/i, 'redshift'],
  [/bigquery/i, 'bigquery'],
  [/snowflake/i, 'snowflake'],
  [/mysql|mariadb/i, 'mysql'],
  [/mssql/i, 'tsql'],
  [/oracle/i, 'oracle'],
  [/sqlite/i, 'sqlite'],
  [/databricks|spark|hive/i, 'spark'],
  [/duckdb/i, 'duckdb'],
];

function known(values: ReadonlyMap<string, PythonValue>, name: string): PythonValue | undefined {
  const value = values.get(name);
  return value?.type === 'name' ? undefined : value;
}

/** `open("load.sql").read()`, `Path("load.sql").read_text()`. */
function pathsIn(call: PythonCall): string[] {
  return call.positional.flatMap((value) =>
    value.type === 'text' && /\.(sql|hql|ddl)$/i.test(value.text) ? [value.text] : value.type === 'call' ? pathsIn(value) : [],
  );
}

function entryOf(value: PythonValue | undefined, key: string): PythonValue | undefined {
  return value?.type === 'dict' ? value.entries.find(([name]) => name === key)?.[1] : undefined;
}

function connect(before: readonly OpenTask[], after: readonly OpenTask[]): void {
  for (const task of after) for (const earlier of before) task.after.add(earlier);
}

function unique(id: string, taken: ReadonlyMap<string, unknown>): string {
  let free = id;
  for (let count = 2; taken.has(free); count++) free = `${id} (${count})`;
  return free;
}
