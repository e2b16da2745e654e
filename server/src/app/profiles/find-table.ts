import { type CancellationToken, say, sayAny, throwIfCancelled, writtenParts } from '../../base/index.ts';
import {
  type Answer,
  type Connector,
  type CrawlRequest,
  type DatabaseFailure,
  type ObjectPlace,
  splitLabel,
  type TableObject,
} from '../../metadata/index.ts';
import { partitionedTables } from './partitioned-tables.ts';

export interface FoundTable {
  readonly table: TableObject;
  /** The table that it is a partition of; null where it is none. */
  readonly partOf: ObjectPlace | null;
}

/** The table as the catalog has it, in the case in which it is written if there is one, else in any; a partition where there is no such table and partitions are tables. */
export async function findTable(
  connector: Pick<Connector, 'crawl' | 'query' | 'settings'>,
  wanted: string | ObjectPlace,
  token: CancellationToken,
): Promise<Answer<FoundTable>> {
  const table = await findNamed(connector, wanted, {}, token);
  if (!table.ok) return table;
  if (table.value !== null) return { ok: true, value: { table: table.value, partOf: null } };
  const partition = connector.settings.type === 'postgres' ? await findNamed(connector, wanted, { partitions: true }, token) : table;
  if (!partition.ok) return partition;
  if (partition.value !== null) return { ok: true, value: { table: partition.value, partOf: partition.value.inherits?.[0] ?? null } };
  const name = typeof wanted === 'string' ? wanted : printed(wanted);
  const owners = (await partitionedTables(connector, placeOf(wanted), token)).map(printed);
  const [owner] = owners;
  if (owner !== undefined)
    return failed(
      say(
        '“{0}” is a partition of {1}, and no table of its own in this database. Profile {1}; SELECT … FROM {2} PARTITION ({0}) reads the rows of the partition alone.',
        placeOf(wanted).name,
        sayAny(owners),
        owner,
      ),
    );
  return failed(say('There is no table “{0}” that the account of “{1}” can see.', name, connector.settings.name));
}

/** Null where there is none of that name. */
async function findNamed(
  connector: Pick<Connector, 'crawl' | 'settings'>,
  wanted: string | ObjectPlace,
  more: Pick<CrawlRequest, 'partitions'>,
  token: CancellationToken,
): Promise<Answer<TableObject | null>> {
  const { schema, name: table } = placeOf(wanted);
  const name = typeof wanted === 'string' ? wanted : printed(wanted);
  const found: TableObject[] = [];
  let missed: DatabaseFailure | null = null;
  for await (const step of connector.crawl(
    {
      schemas: typeof wanted !== 'string' && schema !== null ? [schema] : [],
      include: [`${globOf(schema)}.${globOf(table)}`],
      exclude: [],
      ...more,
    },
    token,
  )) {
    throwIfCancelled(token);
    // What cannot be read elsewhere says nothing of this one.
    if (step.step === 'missed' && (schema === null || step.schema === undefined || same(step.schema, schema))) missed ??= step.failure;
    if (step.step === 'objects') for (const object of step.objects) if ('columns' in object) found.push(object);
  }
  const named = (is: (a: string, b: string) => boolean) =>
    found.filter((object) => is(object.name, table) && (schema === null || is(object.schema ?? '', schema)));
  const exact = named((a, b) => a === b);
  const matching = exact.length > 0 ? exact : named(same);
  const [first, second] = matching;
  if (first === undefined && missed !== null) return { ok: false, error: missed };
  if (first === undefined) return { ok: true, value: null };
  if (second !== undefined) return failed(say('“{0}” could be {1}. Write which.', name, sayAny(matching.map(printed))));
  return { ok: true, value: first };
}

/** `schema.table` or `table`, as people write it, quoted or not, or as the catalog has it. */
export function placeOf(wanted: string | ObjectPlace): Pick<ObjectPlace, 'schema' | 'name'> {
  if (typeof wanted !== 'string') return wanted;
  // Lineage says of a table whose it is, where several databases have one of its name.
  const parts = writtenParts(splitLabel(wanted).plain);
  return { schema: parts.at(-2)?.text ?? null, name: parts.at(-1)?.text ?? '' };
}

/** As people write it. */
export function printed({ schema, name }: Pick<ObjectPlace, 'schema' | 'name'>): string {
  return [schema, name].filter((part) => part !== null).join('.');
}

function failed(message: string): Answer<never> {
  return { ok: false, error: { kind: 'statement', message, code: null, offset: null } };
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
