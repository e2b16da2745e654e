import { closestNames, say, type TextRange } from '../../base/index.ts';
import type { InfluenceKind } from '../../protocol/index.ts';
import type { DialectGrammar } from '../dialects/grammar.ts';
import type { Expression, Identifier, ObjectName } from '../syntax/nodes.ts';
import type { ScriptEnvironment } from './environment.ts';
import type {
  Access,
  BinderCode,
  BinderDiagnostic,
  ColumnSource,
  Definition,
  FlowStep,
  Influence,
  LineageColumn,
  MissingColumn,
  Reference,
  Relation,
  RelationColumn,
  Scope,
  StatementLineage,
} from './model.ts';
import { keyOf, printName } from './names.ts';
import { withoutArguments } from './parameters.ts';
import type { QueryResult } from './query-result.ts';
import { type BoundRelation, relationOfTable, unknownTable } from './relation.ts';
import type { SelectScope } from './scope.ts';
import { afterAssignment, assigned, rowValue, type Variable, Variables } from './variables.ts';

/** What one writer of one target has gathered so far. */
interface Frame {
  readonly sources: Map<string, true>;
  readonly influences: Map<string, Influence>;
  readonly columns: LineageColumn[];
  readonly reasons: Set<string>;
  readonly definitions: Definition[];
  target: string | null;
}

/** The state of binding one statement: what was found out, and what names mean around the place at hand. */
export class Binder {
  readonly env: ScriptEnvironment;
  readonly dialect: DialectGrammar;
  readonly text: string;
  readonly references: Reference[] = [];
  readonly scopes: Scope[] = [];
  readonly diagnostics: BinderDiagnostic[] = [];
  readonly definitions: Definition[] = [];
  readonly lineage: StatementLineage[] = [];
  readonly steps: FlowStep[] = [];
  /** Rows that a trigger sees as tables: `inserted` and `deleted`. */
  readonly rowTables = new Map<string, BoundRelation>();
  /** Variables of the routine or block at hand. */
  readonly variables = new Variables();
  /** Inside branches and loops, where an assignment may or may not happen. */
  branches = 0;
  /** Inside a routine whose every name cannot be known (packages, records): unqualified unknown names stay silent. */
  silentNames = 0;
  /** Inside a routine in plain SQL: its parameters are the only names beside those of tables and columns. */
  namesAreKnown = false;
  /** The statement's syntax is broken or templated: nothing is reported, what can be resolved is. */
  readonly muted: boolean;
  outputs: { readonly columns: readonly RelationColumn[]; readonly complete: boolean } | null = null;
  #frame: Frame = newFrame();
  /** Columns that tables of this statement do not have, though somebody describes them. */
  readonly #gone = new Map<string, MissingColumn>();

  constructor(env: ScriptEnvironment, text: string, muted: boolean) {
    this.env = env;
    this.dialect = env.dialect;
    this.text = text;
    this.muted = muted;
  }

  // ---- lineage

  /** Gathers what `run` finds into a lineage of its own. */
  frame(run: () => void): void {
    const outer = this.#frame;
    this.#frame = newFrame();
    run();
    const { sources, influences, columns, reasons, definitions, target } = this.#frame;
    let lineage: StatementLineage | null = null;
    if (target !== null || columns.length > 0 || sources.size > 0 || reasons.size > 0) {
      const all: StatementLineage = {
        target,
        sources: [...sources.keys()],
        columns,
        influences: [...influences.values()],
        uncertain: reasons.size > 0,
        reasons: [...reasons],
      };
      lineage = all;
      const said = withoutArguments(all);
      if (target !== null || said.columns.length > 0 || sources.size > 0 || reasons.size > 0) this.lineage.push(said);
    }
    if (lineage !== null || definitions.length > 0) this.steps.push({ lineage, definitions });
    this.#frame = outer;
  }

  setTarget(target: string | null): void {
    this.#frame.target = target;
  }

  emit(column: LineageColumn): void {
    this.#frame.columns.push(column);
  }

  influence(kind: InfluenceKind, sources: readonly ColumnSource[]): void {
    const { influences } = this.#frame;
    for (const { table, column } of sources) {
      const key = `${kind}\0${table ?? ''}\0${column}`;
      if (!influences.has(key)) influences.set(key, { table, column, kind });
    }
  }

  uncertain(reason: string): void {
    this.#frame.reasons.add(reason);
  }

  readsTable(name: string): void {
    this.#frame.sources.set(name, true);
  }

  /** Makes or drops a table for the statements that follow, those inside the same routine too. */
  define(definition: Definition): void {
    this.definitions.push(definition);
    this.#frame.definitions.push(definition);
    this.env.apply([definition]);
  }

  // ---- names

  /** Looks a table up, notes the reference, and reports it when the catalog is sure that it does not exist. */
  table(name: ObjectName, access: Access): BoundRelation {
    const lookup = this.env.findTable(name);
    if (lookup.found === 'table') for (const gone of lookup.table.gone ?? []) this.#gone.set(keyOf(gone.name), gone);
    const bound = lookup.found === 'table' ? relationOfTable(lookup.table) : unknownTable(printName(this.dialect, name));
    if (name.end > name.start) this.references.push({ kind: 'table', range: rangeOf(name), name, relation: bound, access });
    if (access === 'read') this.readsTable(bound.name);
    if (lookup.found === 'absent' && (access === 'read' || access === 'write')) {
      const range = name.jinja !== null ? argumentRange(name) : rangeOf(name.parts[name.parts.length - 1] ?? name);
      this.report('unknown-table', range, say('There is no table {0}', printName(this.dialect, name)), lookup.suggestions);
    }
    if (lookup.found === 'table' && lookup.table.broken !== undefined && (access === 'read' || access === 'write')) {
      const range = name.jinja !== null ? argumentRange(name) : rangeOf(name.parts[name.parts.length - 1] ?? name);
      const reason = lookup.table.broken.replace(/[.\s]*$/, '');
      this.report(
        'broken-view',
        range,
        say('The view {0} does not work in the database: {1}. Define it anew there.', lookup.table.id, reason),
      );
    }
    return bound;
  }

  referToRelation(identifier: Identifier, bound: Relation, declaration: boolean): void {
    this.references.push({ kind: 'relation', range: rangeOf(identifier), relation: bound, declaration });
  }

  referToColumn(range: TextRange, bound: Relation, column: RelationColumn, access: Access = 'read', declaration = false): void {
    this.references.push({ kind: 'column', range: { start: range.start, end: range.end }, relation: bound, column, access, declaration });
  }

  isVariable(name: string): boolean {
    return this.variables.has(name) || this.env.variables.has(name);
  }

  variable(name: string): Variable | undefined {
    return this.variables.get(name) ?? this.env.variables.get(name);
  }

  /** Notes what a variable holds from here on; `keeps`: what it held before stays a part of it (`+=`). */
  assign(target: Expression, given: Partial<Variable>, keeps = false): void {
    const to = assigned(target);
    if (to === null || to.name === '') return;
    const own = this.variables.has(to.name) || !this.env.variables.has(to.name);
    const isSession = !this.isVariable(to.name) && target.kind === 'parameter';
    const variables = own && !isSession ? this.variables : this.env.variables;
    variables.set(to.name, afterAssignment(variables.get(to.name), to.field, given, this.branches > 0 || keeps));
  }

  /** Assigns the columns of a row: to as many variables, or to one that takes the whole row. */
  assignRow(targets: readonly Expression[], row: QueryResult): void {
    const [only] = targets;
    const isRecord = targets.length === 1 && (row.columns.length !== 1 || !row.complete || this.#isRecord(only));
    if (only !== undefined && isRecord) {
      this.assign(only, { row, value: rowValue(row) });
      return;
    }
    targets.forEach((target, i) => {
      const from = row.columns[i];
      const isKnown = from !== undefined && !row.columns.slice(0, i + 1).some((c) => c.name === '*');
      if (isKnown) this.assign(target, { value: { kind: from.kind, sources: from.sources, column: null, type: from.type } });
      else this.assign(target, { value: rowValue(row), unknown: say('the columns of * are not known') });
    });
  }

  #isRecord(target: Expression | undefined): boolean {
    const to = target === undefined ? null : assigned(target);
    return to !== null && to.field === null && (this.variable(to.name)?.row ?? null) !== null;
  }

  // ---- diagnostics

  report(
    code: BinderCode,
    range: TextRange,
    message: string,
    suggestions: readonly string[] = [],
    severity: 'error' | 'warning' = 'error',
  ): void {
    if (this.muted) return;
    const [guess] = suggestions;
    const told = guess === undefined ? message : say('{0}. Did you mean {1}?', message, guess);
    this.diagnostics.push({ code, severity, message: told, range: { start: range.start, end: range.end }, suggestions });
  }

  /** `where` are the relations that were looked through; null where there is no need to name them. */
  reportUnknownColumn({ start, end, name }: Identifier, where: string | null, candidates: Iterable<string>): void {
    this.uncertain(say('there is no column {0}', name));
    const message = where === null ? say('There is no column {0}', name) : say('There is no column {0} in {1}', name, where);
    const gone = this.#gone.get(keyOf(name));
    const told = gone === undefined ? message : say('{0}: {1}, though {2} describes it', message, gone.reason, gone.describedIn);
    this.report('unknown-column', { start, end }, told, closestNames(name, candidates));
  }

  addScope(scope: SelectScope, range: TextRange): void {
    this.scopes.push(scope.describe(range));
  }

  textOf(range: TextRange): string {
    return this.text.slice(range.start, range.end);
  }
}

function newFrame(): Frame {
  return { sources: new Map(), influences: new Map(), columns: [], reasons: new Set(), definitions: [], target: null };
}

function rangeOf(node: TextRange): TextRange {
  return { start: node.start, end: node.end };
}

/** The text inside the quotes of the last argument of `ref` or `source`. */
function argumentRange(name: ObjectName): TextRange {
  const args = name.jinja?.args ?? [];
  const last = args[args.length - 1];
  return last === undefined ? rangeOf(name) : { start: last.start, end: last.end };
}
