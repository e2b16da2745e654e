import { type CancellationToken, type Clock, say, throwIfCancelled } from '../../base/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import type { Answer, Connector, DatabaseFailure } from '../database/connector.ts';
import { DatabaseError, failureOf } from '../database/connector.ts';
import { askSorted } from './ask-aggregates.ts';
import { askGroups } from './ask-groups.ts';
import { askKeys, certainKeys, type KeyCandidate } from './ask-keys.ts';
import { askRows } from './ask-rows.ts';
import { askSpread } from './ask-spread.ts';
import { askRanks, askTopValues, FEW_GROUPS } from './ask-values.ts';
import type { ColumnDraft } from './draft.ts';
import { fillFromSample, unfinished } from './fill-from-sample.ts';
import { finishProfile } from './finish.ts';
import type { ProfiledTable, TableProfile } from './model.ts';
import type { ProfileOptions } from './options.ts';
import { type ProfilePlan, planProfile } from './plan.ts';
import { batchesOf, countOf, halves, type Question, type Row } from './question.ts';

/** What the profiler is given: it executes nothing but read-only queries, through the connector. */
export interface ProfileSource {
  readonly connector: Pick<Connector, 'query'>;
  readonly dialect: DialectName;
  readonly clock: Clock;
  /** Called as answers come. */
  readonly onProgress?: (progress: ProfileProgress) => void;
}

export interface ProfileProgress {
  /** Of `total`, in stages and parts of them. */
  readonly done: number;
  readonly total: number;
  /** What is known after each stage; null between. */
  readonly partial: TableProfile | null;
}

/** Profiles a table within its budget. A failure is one that leaves nothing to tell; what fails for single columns stands in their `problem`. */
export async function profileTable(
  source: ProfileSource,
  table: ProfiledTable,
  options: ProfileOptions,
  token: CancellationToken,
): Promise<Answer<TableProfile>> {
  const plan = planProfile(table, source.dialect, options);
  if (plan === null) return refused(say('Tables of the dialect {0} cannot be profiled.', source.dialect));
  if (!plan.isHeavy) return profileAsPlanned(source, plan, token);
  const startedAt = source.clock.now();
  const budgetMilliseconds = Math.round(options.budgetMilliseconds * SHARE_OF_WHOLE);
  const whole = await profileAsPlanned(source, { ...plan, options: { ...options, budgetMilliseconds } }, token);
  if (whole.ok ? whole.value.ended !== 'budget' : whole.error.kind !== 'timeout') return whole;
  const missing = whole.ok ? unfinished(whole.value) : null;
  if (missing?.size === 0) return whole;
  const left = startedAt + options.budgetMilliseconds - source.clock.now();
  const columns = table.columns.filter(({ name }) => missing?.has(name) ?? true);
  const asked = { ...options, sample: 'auto', autoRows: Math.ceil(options.autoRows / 4), budgetMilliseconds: left } as const;
  const samplePlan = planProfile({ ...table, columns }, source.dialect, asked);
  const sample = samplePlan === null ? whole : await profileAsPlanned(source, samplePlan, token);
  if (!sample.ok) return whole.ok ? whole : sample;
  return { ok: true, value: whole.ok ? fillFromSample(whole.value, sample.value) : { ...sample.value, ended: 'budget' } };
}

/** What is left of the budget is for a sample, out of which comes what all rows did not tell in time. */
const SHARE_OF_WHOLE = 0.8;

async function profileAsPlanned(source: ProfileSource, plan: ProfilePlan, token: CancellationToken): Promise<Answer<TableProfile>> {
  const run = new ProfileRun(source, plan, token);
  const failure = await run.all();
  return failure === null ? { ok: true, value: run.profile() } : { ok: false, error: failure };
}

function refused(message: string): Answer<never> {
  return { ok: false, error: { kind: 'refused', message, code: null, offset: null } };
}

/** Failures that may come from one of the columns of a statement: the account may have a right to the others only. */
const OF_ITS_COLUMNS: ReadonlySet<DatabaseFailure['kind']> = new Set(['statement', 'refused', 'rights']);

/** A statement sorts or groups one column, so that it may take more than the usual 4 MB; of a sample it sorts some at once. */
const SORT_MEGABYTES = 64;
const GROUPED: ReadonlySet<ColumnDraft['kind']> = new Set(['number', 'text', 'date', 'timestamp', 'time', 'boolean']);

/** Thrown inside a run to leave all questions that are still open. */
class Ended extends Error {
  override readonly name = 'Ended';
  readonly failure: DatabaseFailure = {
    kind: 'timeout',
    message: say('The budget ended before the first answer came.'),
    code: null,
    offset: null,
  };
}

class ProfileRun {
  readonly keys: KeyCandidate[] = [];
  ended: TableProfile['ended'] = null;
  readonly #source: ProfileSource;
  readonly #plan: ProfilePlan;
  readonly #token: CancellationToken;
  readonly #startedAt: number;
  readonly #deadline: number;
  #bytesLeft: number;
  #answered = false;
  #rowCount = 0;
  #stage = { index: 0, count: 1 };

  constructor(source: ProfileSource, plan: ProfilePlan, token: CancellationToken) {
    this.#source = source;
    this.#plan = plan;
    this.#token = token;
    this.#startedAt = source.clock.now();
    this.#deadline = this.#startedAt + plan.options.budgetMilliseconds;
    this.#bytesLeft = plan.options.maxBytes;
  }

  /** What is known by now. */
  profile(): TableProfile {
    const run = { startedAt: this.#startedAt, endedAt: this.#source.clock.now(), ended: this.ended, rows: this.#rowCount };
    return finishProfile(this.#plan, this.keys, run);
  }

  /** The failure, when there is nothing to tell. */
  async all(): Promise<DatabaseFailure | null> {
    const plan = this.#plan;
    try {
      const stages = this.#stages(plan);
      for (const [index, stage] of stages.entries()) {
        this.#stage = { index, count: stages.length };
        await stage();
        this.#source.onProgress?.({ done: index + 1, total: stages.length, partial: this.profile() });
      }
      return null;
    } catch (error) {
      if (error instanceof Ended) return this.#answered ? null : error.failure;
      const failure = failureOf(error);
      if (failure === null) throw error;
      if (this.#answered && failure.kind === 'timeout') {
        this.ended = 'budget';
        return null;
      }
      return failure;
    }
  }

  /** Each asks by what those before it have found out. */
  #stages(plan: ProfilePlan): readonly (() => Promise<void>)[] {
    return [
      async () => {
        if (plan.drafts.length === 0) await this.#countRows();
        let left = plan.drafts;
        for (const question of [plan.aggregates, plan.plain, plan.counts]) {
          const failed: ColumnDraft[] = [];
          await this.#ask({ ...question, items: left, failed: (draft, message) => failed.push(draft) && question.failed(draft, message) });
          left = failed;
        }
        await this.#askStoredDistinct();
        if (!plan.isHeavy) this.keys.push(...certainKeys(plan));
      },
      ...(plan.isHeavy ? [() => this.#askSingly(plan)] : []),
      () => this.#ask(askTopValues(plan)),
      () => this.#ask(askRanks(plan)),
      () => this.#ask(askSpread(plan)),
      () => this.#ask(askRows(plan)),
      () => this.#ask(askKeys(plan, (candidate) => this.keys.push(candidate))),
    ];
  }

  /** Column by column, those first that cost least: what is unique by a key is known, what repeats is grouped, the rest is sorted. */
  async #askSingly(plan: ProfilePlan): Promise<void> {
    const unique = new Set(
      (plan.table.keys ?? []).flatMap((key) =>
        key.kind !== 'check' && key.kind !== 'foreign' && key.columns.length === 1 ? key.columns : [],
      ),
    );
    for (const draft of plan.drafts)
      if (unique.has(draft.name) && draft.problem === null) draft.distinct = { count: draft.values, method: 'exact' };
    const known = await this.#storedCounts();
    const few = (draft: ColumnDraft) => (known.get(draft.name) ?? Number.POSITIVE_INFINITY) <= FEW_GROUPS;
    const groupable = plan.drafts.filter(
      (draft) => draft.distinct === null && draft.problem === null && GROUPED.has(draft.kind) && few(draft),
    );
    await this.#ask(askGroups(plan, groupable));
    await this.#ask(
      askSorted(
        plan,
        plan.drafts.filter(({ problem }) => problem === null),
      ),
    );
    this.keys.push(...certainKeys(plan));
  }

  async #ask<Item>(question: Question<Item>): Promise<void> {
    const batches = batchesOf(question);
    for (const [at, items] of batches.entries()) {
      await this.#askOf(question, items);
      const { index, count } = this.#stage;
      if (at < batches.length - 1) this.#source.onProgress?.({ done: index + (at + 1) / batches.length, total: count, partial: null });
    }
  }

  async #askOf<Item>(question: Question<Item>, items: readonly Item[]): Promise<void> {
    const answer = await this.#rows(question.sql(items));
    if (answer.ok) {
      question.take(items, answer.value);
      return;
    }
    if (!OF_ITS_COLUMNS.has(answer.error.kind)) throw new DatabaseError(answer.error);
    await this.#probe();
    const [only] = items;
    if (items.length === 1 && only !== undefined) question.failed(only, answer.error.said ?? answer.error.message);
    else for (const half of halves(items)) await this.#askOf(question, half);
  }

  /** A table that cannot be read at all fails once, not for each of its columns. */
  async #probe(): Promise<void> {
    if (!this.#answered) await this.#countRows();
  }

  /** There are tables without columns; and a view that is broken has none, which only reading it tells. */
  async #countRows(): Promise<void> {
    const answer = await this.#rows(`SELECT ${this.#plan.dialect.count}(*) AS n FROM ${this.#plan.from([])}`);
    if (!answer.ok) throw new DatabaseError(answer.error);
    this.#rowCount = countOf(answer.value[0]?.[0]);
  }

  /** What the planner of the database knows of the whole table, where only a part of it is read. */
  async #askStoredDistinct(): Promise<void> {
    const { percent, drafts } = this.#plan;
    if (percent === null) return;
    for (const draft of drafts) if (draft.distinct?.method === 'exact') draft.distinct = { ...draft.distinct, method: 'sample' };
    const known = await this.#storedCounts();
    for (const draft of drafts) {
      const count = known.get(draft.name);
      if (count === undefined || draft.distinct === null) continue;
      if (count >= draft.distinct.count) draft.distinct = { count: Math.round(count), method: 'statistics' };
    }
  }

  async #storedCounts(): Promise<ReadonlyMap<string, number>> {
    const { dialect, table } = this.#plan;
    if (dialect.storedDistinct === null) return new Map();
    const answer = await this.#rows(dialect.storedDistinct(table));
    const told = answer.ok ? answer.value.map(([name, count]) => [String(name), countOf(count)] as const) : [];
    // Below zero it is the share of rows that are distinct.
    return new Map(told.flatMap(([name, count]) => (count === 0 ? [] : [[name, count > 0 ? count : -count * (table.rows ?? 0)] as const])));
  }

  async #rows(sql: string): Promise<Answer<readonly Row[]>> {
    throwIfCancelled(this.#token);
    const { connector, clock } = this.#source;
    const timeoutMilliseconds = Math.round(this.#deadline - clock.now());
    if (timeoutMilliseconds <= 0) this.#end('budget');
    if (this.#bytesLeft <= 0) this.#end('bytes');
    const { maxBytesBilled } = this.#plan.options;
    const { isHeavy, percent } = this.#plan;
    const memory = isHeavy ? { sortMegabytes: SORT_MEGABYTES } : percent !== null ? { sortMegabytes: SORT_MEGABYTES / 4 } : {};
    const request = { sql, maxRows: 1_000_000, maxBytes: this.#bytesLeft, timeoutMilliseconds, atOnce: true, ...memory };
    const answer = await connector.query(maxBytesBilled === null ? request : { ...request, maxBytesBilled }, this.#token);
    throwIfCancelled(this.#token);
    if (!answer.ok) return answer;
    const rows: Row[] = [];
    try {
      for await (const batch of answer.value.batches) for (const row of batch) rows.push(row);
    } catch (error) {
      const failure = failureOf(error);
      if (failure === null) throw error;
      return { ok: false, error: failure };
    }
    throwIfCancelled(this.#token);
    for (const row of rows) for (const cell of row) this.#bytesLeft -= typeof cell === 'string' ? cell.length * 2 : 8;
    if (answer.value.truncated() === 'bytes') this.#end('bytes');
    this.#answered = true;
    return { ok: true, value: rows };
  }

  #end(why: 'budget' | 'bytes'): never {
    this.ended = why;
    throw new Ended();
  }
}
