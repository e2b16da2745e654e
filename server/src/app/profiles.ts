import { type CancellationToken, type Clock, throwIfCancelled } from '../base/index.ts';
import {
  type Answer,
  type Connector,
  type DriftFinding,
  maskProfile,
  PROFILE_DEFAULTS,
  type ProfileOptions,
  profileDrift,
  profileTable,
  type TableObject,
  type TableProfile,
} from '../metadata/index.ts';
import type { Connections } from './connections/connections.ts';

export interface ProfileChoice {
  /** `auto` reads all of a small table, and a share of a large one. */
  readonly sample: ProfileOptions['sample'];
  readonly budgetMilliseconds: number;
}

export interface Profiles {
  /**
   * Profiles tables of a connection, `table` or `schema.table`, one after the other as they are done. A table that cannot be profiled is a failure
   * in its place. Values that are likely to be personal data are masked.
   */
  run(
    connection: string,
    tables: readonly string[],
    choice: ProfileChoice,
    token: CancellationToken,
  ): AsyncIterable<{ readonly table: string; readonly answer: Answer<TableProfile> }>;
  /** What has changed from one profile to another. */
  compare(before: TableProfile, after: TableProfile): readonly DriftFinding[];
}

export function createProfiles(connections: Connections, clock: Clock): Profiles {
  return { run: (...args) => run(connections, clock, ...args), compare: profileDrift };
}

async function* run(
  connections: Connections,
  clock: Clock,
  connection: string,
  tables: readonly string[],
  { sample, budgetMilliseconds }: ProfileChoice,
  token: CancellationToken,
): AsyncGenerator<{ readonly table: string; readonly answer: Answer<TableProfile> }> {
  const connector = await connections.open(connection);
  const facts = connector.ok ? await connector.value.test(token) : failed(connector.error);
  for (const table of tables) {
    throwIfCancelled(token);
    if (!connector.ok || !facts.ok) {
      yield { table, answer: facts.ok ? failed('The connection cannot be opened.') : facts };
      continue;
    }
    const found = await findTable(connector.value, table, token);
    if (!found.ok) {
      yield { table, answer: found };
      continue;
    }
    const source = { connector: connector.value, dialect: facts.value.dialect, clock };
    const answer = await profileTable(source, found.value, { ...PROFILE_DEFAULTS, sample, budgetMilliseconds }, token);
    yield { table, answer: answer.ok ? { ok: true, value: maskProfile(answer.value) } : answer };
  }
}

function failed(message: string): Answer<never> {
  return { ok: false, error: { kind: 'statement', message, code: null, offset: null } };
}

/** The table as the catalog has it, in the case in which it is written if there is one, else in any. */
async function findTable(connector: Connector, name: string, token: CancellationToken): Promise<Answer<TableObject>> {
  const parts = name.split('.');
  const table = parts.at(-1) ?? '';
  const schema = parts.length > 1 ? (parts.at(-2) ?? null) : null;
  const found: TableObject[] = [];
  for await (const step of connector.crawl({ schemas: [], include: [`${globOf(schema)}.${globOf(table)}`], exclude: [] }, token)) {
    throwIfCancelled(token);
    if (step.step === 'objects') for (const object of step.objects) if ('columns' in object) found.push(object);
  }
  const exact = found.filter((object) => object.name === table && (schema === null || object.schema === schema));
  const matching =
    exact.length > 0 ? exact : found.filter((object) => same(object.name, table) && (schema === null || same(object.schema ?? '', schema)));
  const [first, second] = matching;
  if (first === undefined) return failed(`There is no table “${name}” that the account can see.`);
  if (second !== undefined)
    return failed(`“${name}” is in ${matching.map((object) => object.schema).join(', ')}. Write which: ${second.schema}.${second.name}.`);
  return { ok: true, value: first };
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Any text in any case, as a glob: names are compared afterwards. */
function globOf(name: string | null): string {
  return name === null ? '*' : name.replace(/[\p{L}]/gu, (letter) => anyCase(letter)).replace(/[*?(){}!+@|\\"'$^]/g, '?');
}

function anyCase(letter: string): string {
  const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()];
  return lower === upper || lower.length !== 1 || upper.length !== 1 ? letter : `[${lower}${upper}]`;
}
