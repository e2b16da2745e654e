import {
  type CancellationToken,
  type Clock,
  closestNames,
  fail,
  ok,
  type Result,
  say,
  sayAny,
  throwIfCancelled,
} from '../../base/index.ts';
import {
  type Answer,
  type DatabaseFailure,
  type DriftFinding,
  isTableKind,
  type MetadataStore,
  maskProfile,
  type ObjectEntry,
  type ObjectPlace,
  PROFILE_DEFAULTS,
  type ProfileEntry,
  type ProfileOptions,
  type ProfileProgress,
  profileDrift,
  profileTable,
  type SaidOfColumn,
  type SourceIdentity,
  type Stored,
  type TableProfile,
} from '../../metadata/index.ts';
import type { ProfiledTable } from '../../protocol/index.ts';
import { storePlace, type Workspace } from '../../workspace/index.ts';
import type { Connections } from '../connections/connections.ts';
import type { DatabaseProblem } from '../databases/model.ts';
import type { OpenStores } from '../databases/open-stores.ts';
import { sourceOf } from '../databases/source-of.ts';
import { saidOfColumns } from '../said-of-columns.ts';
import { findTable, placeOf, printed } from './find-table.ts';
import { profiledTable } from './profiled-table.ts';

export interface ProfileChoice {
  /** `auto` reads all of a small table, and a share of a large one. */
  readonly sample: ProfileOptions['sample'];
  readonly budgetMilliseconds: number;
  /** Whether profiles are kept in the store. */
  readonly keep: boolean;
}

export interface ProfileRun {
  readonly table: string;
  readonly answer: Answer<TableProfile>;
  /** Where it is kept; null where it is not, and `notKept` says why, unless nobody wanted it. */
  readonly entry: ProfileEntry | null;
  readonly notKept: string | null;
}

export interface StoredProfile {
  readonly entry: ProfileEntry;
  readonly profile: TableProfile;
}

export interface DriftReport {
  readonly from: ProfileEntry;
  readonly to: ProfileEntry;
  readonly findings: readonly DriftFinding[];
}

/** A table by its name as people write it, `table` or `schema.table`, or by its place in the catalog. */
export type TableChoice = string | ObjectPlace;
type Asked<T> = Promise<Result<T, DatabaseProblem>>;

/** Values that are likely to be personal data are masked before a profile is kept or leaves. */
export interface Profiles {
  /** Profiles tables of a connection, one after the other as they are done. A table that cannot be profiled is a failure in its place. */
  run(
    connection: string,
    tables: readonly TableChoice[],
    choice: ProfileChoice,
    token: CancellationToken,
    onProgress?: (progress: ProfileProgress) => void,
  ): AsyncIterable<ProfileRun>;
  /** What has changed from one profile to another. */
  compare(before: TableProfile, after: TableProfile): readonly DriftFinding[];
  /** The profiles that are kept, the newest first; none for a table that was never profiled. */
  history(connection: string, table: TableChoice): Asked<readonly ProfileEntry[]>;
  /** The newest of each table, or of each table of a schema. */
  newest(connection: string, schema?: string): Asked<readonly ProfileEntry[]>;
  read(connection: string, id: number): Asked<TableProfile | null>;
  /** A masked profile as it crosses the wire, with what its columns are likely to hold. */
  show(connection: string, profile: TableProfile): ProfiledTable;
  /** Tables and views that the last crawl found; none before the first. */
  tables(connection: string): Asked<readonly ObjectEntry[]>;
  /** The newest one, or the newest that is not younger than `before`; null where there is none. */
  latest(connection: string, table: TableChoice, before?: number): Asked<StoredProfile | null>;
  /** From one that is kept to another; null is the last but one, or the newest. */
  drift(connection: string, table: TableChoice, from: number | null, to: number | null): Asked<DriftReport>;
}

export interface ProfilesOptions {
  readonly workspace: Workspace;
  readonly connections: Connections;
  readonly stores: OpenStores;
  readonly clock: Clock;
  /** A profile was kept. */
  readonly onKept?: (connection: string) => void;
}

export function createProfiles(options: ProfilesOptions): Profiles {
  const withStore = async <T>(name: string, work: (store: MetadataStore, source: SourceIdentity) => Asked<T>): Asked<T> => {
    const found = sourceOf(options.workspace, name);
    if (found === null) return fail({ fault: 'usage', message: say('there is no connection {0} in aetl.yaml', name) });
    const store = await options.stores.of(storePlace(found.project));
    return store.ok ? work(store.value, found.source) : store;
  };
  const history: Profiles['history'] = (connection, table) => withStore(connection, (store) => entriesOf(store, connection, table));
  return {
    run: (...args) => run(options, withStore, ...args),
    compare: profileDrift,
    history,
    newest: (connection, schema) => withStore(connection, async (store) => stored(await store.profiles.newest(connection, schema))),
    show: (connection, profile) => {
      const { said, table } = wholeTable(options.workspace, connection, profile.table);
      return profiledTable(profile, said, table);
    },
    read: (connection, id) =>
      withStore(connection, async (store) => {
        const profile = await readProfile(store, id, masksOf(options.workspace, connection));
        return profile.ok ? ok(profile.value) : profile;
      }),
    tables: (connection) => withStore(connection, (store) => tablesOf(store, connection)),
    latest: (connection, table, before) =>
      withStore(connection, async (store) => {
        const entries = await entriesOf(store, connection, table);
        if (!entries.ok) return entries;
        const entry = entries.value.find(({ takenAt }) => before === undefined || takenAt <= before);
        return entry === undefined ? ok(null) : readEntry(store, entry, masksOf(options.workspace, connection));
      }),
    drift: (connection, table, from, to) =>
      withStore(connection, async (store) => {
        const entries = await entriesOf(store, connection, table);
        return entries.ok ? driftBetween(store, entries.value, from, to, masksOf(options.workspace, connection)) : entries;
      }),
  };
}

type WithStore = <T>(name: string, work: (store: MetadataStore, source: SourceIdentity) => Asked<T>) => Asked<T>;

async function* run(
  { workspace, connections, clock, onKept }: ProfilesOptions,
  withStore: WithStore,
  connection: string,
  tables: readonly TableChoice[],
  { sample, budgetMilliseconds, keep }: ProfileChoice,
  token: CancellationToken,
  onProgress?: (progress: ProfileProgress) => void,
): AsyncGenerator<ProfileRun> {
  const connector = await connections.open(connection);
  const facts = connector.ok ? await connector.value.test(token, budgetMilliseconds) : failed(connector.error);
  for (const choice of tables) {
    throwIfCancelled(token);
    const table = written(choice);
    const failure = (answer: Answer<TableProfile>): ProfileRun => ({ table, answer, entry: null, notKept: null });
    if (!connector.ok || !facts.ok) {
      yield failure(facts.ok ? failed(say('The connection cannot be opened.')) : facts);
      continue;
    }
    const found = await findTable(connector.value, choice, token);
    if (!found.ok) {
      yield failure(found.error.kind === 'statement' ? await withSuggestion(found.error, connection, choice, withStore) : found);
      continue;
    }
    const { table: object, partOf } = found.value;
    const masked = masksOf(workspace, connection, partOf);
    const told =
      onProgress && ((progress: ProfileProgress) => onProgress({ ...progress, partial: progress.partial && masked(progress.partial) }));
    const source = { connector: connector.value, dialect: facts.value.dialect, clock, ...(told ? { onProgress: told } : {}) };
    const answer = await profileTable(source, object, { ...PROFILE_DEFAULTS, sample, budgetMilliseconds }, token);
    if (!answer.ok) {
      yield failure(answer);
      continue;
    }
    const profile = masked(answer.value);
    const kept = keep
      ? await withStore(connection, async (store, identity) => stored(await store.profiles.write(identity, profile)))
      : ok(null);
    if (kept.ok && kept.value !== null) onKept?.(connection);
    yield { table, answer: { ok: true, value: profile }, entry: kept.ok ? kept.value : null, notKept: kept.ok ? null : kept.error.message };
  }
}

/** What the last crawl found under a name like that. */
async function withSuggestion(
  error: DatabaseFailure,
  connection: string,
  choice: TableChoice,
  withStore: WithStore,
): Promise<Answer<TableProfile>> {
  const known = await withStore(connection, (store) => tablesOf(store, connection));
  const names = known.ok ? known.value.flatMap((entry) => [entry.name, printed(entry)]) : [];
  const near = closestNames(written(choice), names);
  const isKnown = near.some((name) => name.toLowerCase() === written(choice).toLowerCase());
  return {
    ok: false,
    error: near.length === 0 || isKnown ? error : { ...error, message: say('{0} Did you mean {1}?', error.message, sayAny(near)) },
  };
}

/** By exact names where they are known; else by what people write, in any case unless two tables differ only by that. */
async function entriesOf(store: MetadataStore, connection: string, table: TableChoice): Asked<readonly ProfileEntry[]> {
  if (typeof table !== 'string') {
    const known = await store.profiles.list(connection, table);
    if (!known.ok || known.value.length > 0) return stored(known);
  }
  const newest = await store.profiles.newest(connection);
  if (!newest.ok) return stored(newest);
  const { schema, name } = placeOf(table);
  const matching = (same: (a: string, b: string) => boolean) =>
    newest.value.filter((entry) => same(entry.table.name, name) && (schema === null || same(entry.table.schema ?? '', schema)));
  const exact = matching((a, b) => a === b);
  const [first, second] = exact.length > 0 ? exact : matching((a, b) => a.toLowerCase() === b.toLowerCase());
  if (first === undefined) return ok([]);
  if (second !== undefined)
    return fail({
      fault: 'usage',
      message: say('{0} may be {1} or {2}; write which', written(table), printed(first.table), printed(second.table)),
    });
  return stored(await store.profiles.list(connection, first.table));
}

/** Beyond that nobody looks through a list. */
const MOST_TABLES = 20_000;

async function tablesOf(store: MetadataStore, source: string): Asked<readonly ObjectEntry[]> {
  const sources = await store.sources();
  if (!sources.ok) return stored(sources);
  if (!sources.value.some(({ name, currentRun }) => name === source && currentRun !== null)) return ok([]);
  const listed = await store.list({ source, run: null }, { after: null, limit: MOST_TABLES });
  return listed.ok ? ok(listed.value.filter(({ kind }) => isTableKind(kind))) : stored(listed);
}

async function driftBetween(
  store: MetadataStore,
  entries: readonly ProfileEntry[],
  from: number | null,
  to: number | null,
  mask: Mask,
): Asked<DriftReport> {
  const at = to === null ? 0 : entries.findIndex(({ id }) => id === to);
  const after = entries[at];
  const before = from === null ? entries[at + 1] : entries.find(({ id }) => id === from);
  if (after === undefined || before === undefined)
    return fail({
      fault: 'usage',
      message: say('there are no two profiles to compare: profile the table again, or choose one that is kept'),
    });
  const [old, now] = [await readEntry(store, before, mask), await readEntry(store, after, mask)];
  if (!old.ok) return old;
  if (!now.ok) return now;
  if (old.value === null || now.value === null) return fail({ fault: 'store', message: say('the profile is not kept any longer') });
  return ok({ from: before, to: after, findings: profileDrift(old.value.profile, now.value.profile) });
}

async function readEntry(store: MetadataStore, entry: ProfileEntry, mask: Mask): Asked<StoredProfile | null> {
  const profile = await readProfile(store, entry.id, mask);
  return profile.ok ? ok(profile.value && { entry, profile: profile.value }) : profile;
}

/** What was kept open may have been called personal since. */
async function readProfile(store: MetadataStore, id: number, mask: Mask): Asked<TableProfile | null> {
  const profile = await store.profiles.read(id);
  return profile.ok ? ok(profile.value && mask(profile.value)) : stored(profile);
}

type Mask = (profile: TableProfile) => TableProfile;

function masksOf(workspace: Workspace, connection: string, partOf: ObjectPlace | null = null): Mask {
  return (profile) => {
    const { said, table } = wholeTable(workspace, connection, profile.table, partOf);
    return maskProfile(profile, said, table);
  };
}

/** What is said of a table's columns, and the name by which they are judged: of a partition, those of the table that it is a part of. */
function wholeTable(
  workspace: Workspace,
  connection: string,
  { catalog, schema, name }: ObjectPlace,
  partOf: ObjectPlace | null = null,
): { readonly said: SaidOfColumn; readonly table: string } {
  const { saidOf, wholeOf } = saidOfColumns(workspace, connection);
  const own = { catalog, schema, table: name };
  const whole = partOf === null ? wholeOf(own) : { ...partOf, table: partOf.name };
  return { said: (column) => saidOf({ ...own, column }) ?? saidOf({ ...whole, column }), table: whole.table };
}

function stored<T>(result: Stored<T>): Result<T, DatabaseProblem> {
  return result.ok ? result : fail({ fault: 'store', message: result.error.message });
}

function failed(message: string): Answer<never> {
  return { ok: false, error: { kind: 'statement', message, code: null, offset: null } };
}

function written(table: TableChoice): string {
  return typeof table === 'string' ? table : printed(table);
}
