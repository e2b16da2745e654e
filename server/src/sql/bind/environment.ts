import type { DialectGrammar } from '../dialects/grammar.ts';
import type { ObjectName } from '../syntax/nodes.ts';
import type { BoundStatement, Definition, MadeTable, SchemaLookup, TableLookup } from './model.ts';
import { keyOf, lastPart, printName } from './names.ts';
import type { KnownRoutine } from './parameters.ts';
import { Variables } from './variables.ts';

/** A statement of dynamic SQL, with its offset in the text. */
export interface RunStatement {
  readonly start: number;
  readonly hasErrors: boolean;
  readonly bound: BoundStatement;
}

export type ParseAndBind = (text: string, env: ScriptEnvironment) => readonly RunStatement[];

/** What a statement can see: the catalog, and what earlier statements of the script have made. */
export class ScriptEnvironment {
  readonly dialect: DialectGrammar;
  readonly #schema: SchemaLookup;
  /** Made by this script, by printed name; dropped ones are kept as `null`, so that nothing is said about them. */
  readonly #made = new Map<string, (Definition & { action: 'create' }) | null>();
  /** What earlier statements that are not understood say: they may make tables. */
  readonly #unread: Mentions = { texts: [], words: new Set() };
  /** Those of them that may change columns. */
  readonly #altering: Mentions = { texts: [], words: new Set() };
  /** Variables declared at script level: T-SQL `@v` table variables, BigQuery and MySQL DECLARE. */
  readonly variables = new Variables();

  /** Routines that this script defines; null where several have one name. */
  readonly #routines = new Map<string, KnownRoutine | null>();
  readonly #parse: ParseAndBind;
  #depth = 0;

  constructor(dialect: DialectGrammar, schema: SchemaLookup, parse: ParseAndBind) {
    this.dialect = dialect;
    this.#schema = schema;
    this.#parse = parse;
  }

  /** Parses and binds dynamic SQL; null when it nests too deep. */
  run(text: string): readonly RunStatement[] | null {
    if (this.#depth >= 4) return null;
    this.#depth++;
    const results = this.#parse(text, this);
    this.#depth--;
    return results;
  }

  findTable(name: ObjectName): TableLookup {
    if (name.jinja === null) {
      const printed = keyOf(printName(this.dialect, name));
      const made = this.#made.get(printed) ?? this.#madeUnqualified(name);
      if (made !== undefined && made !== null) return { found: 'table', table: made.table };
      if (this.#made.has(printed)) return { found: 'unknown' };
      if (name.link !== null || isTransient(name) || this.#isFile(name)) return { found: 'unknown' };
    }
    const found = this.#schema.findTable(name);
    if (found.found === 'absent' && this.#isMentioned(name)) return { found: 'unknown' };
    // After EXEC sp_rename or dynamic ALTER, a table may have other columns.
    if (found.found === 'table' && found.table.complete && this.#isAltered(name))
      return { found: 'table', table: { ...found.table, complete: false } };
    return found;
  }

  declareRoutine(routine: KnownRoutine): void {
    this.#routines.set(routine.name, this.#routines.has(routine.name) ? null : routine);
  }

  findRoutine(name: string): KnownRoutine | null {
    return this.#routines.get(name) ?? null;
  }

  /** A statement whose effect on the catalog is not known: names in it are not called absent afterwards. */
  noteUnread(text: string): void {
    const lower = text.toLowerCase();
    note(this.#unread, lower);
    if (/\b(alter|sp_rename|rename)\b/.test(lower)) note(this.#altering, lower);
  }

  #isAltered(name: ObjectName): boolean {
    return isMentioned(this.#altering, name);
  }

  #isMentioned(name: ObjectName): boolean {
    return isMentioned(this.#unread, name);
  }

  /** `'orders.parquet'`, `delta.`/a/path``, `csv.`s3://…``: a file where a table could stand. */
  #isFile(name: ObjectName): boolean {
    const last = lastPart(name);
    return this.dialect.features.stringTables && last !== null && /[./\\*:@]/.test(last.name);
  }

  /** Temp tables are found under their last name, with or without a schema. */
  #madeUnqualified(name: ObjectName): (Definition & { action: 'create' }) | null | undefined {
    const last = lastPart(name);
    if (last === null || name.parts.length === 1) return undefined;
    const made = this.#made.get(keyOf(last.name));
    return made?.temporary === true && /^(tempdb|pg_temp|temp|_session)$/i.test(name.parts[0]?.name ?? '') ? made : undefined;
  }

  #rename({ from, to, swaps }: Definition & { action: 'rename' }): void {
    const [a, z] = [this.#made.get(keyOf(from)), this.#made.get(keyOf(to))];
    this.#made.set(keyOf(to), a == null ? null : { ...a, table: { ...a.table, id: to } });
    this.#made.set(keyOf(from), swaps && z != null ? { ...z, table: { ...z.table, id: from } } : null);
  }

  /** A table that a statement makes, as it is to be seen; null when it is to be overlooked. */
  amended(made: MadeTable): MadeTable | null {
    return this.#schema.amend === undefined ? made : this.#schema.amend(made);
  }

  apply(definitions: readonly Definition[]): void {
    for (const stated of definitions) {
      const definition = stated.action === 'create' ? this.amended(stated) : stated;
      if (definition === null) continue;
      const key = keyOf(printName(this.dialect, definition.name));
      if (definition.action === 'create') this.#made.set(key, definition);
      else if (definition.action === 'rename') this.#rename(definition);
      else this.#made.set(key, null);
    }
  }
}

/** Texts, and their words: thousands of statements that are not understood are not read anew for each table of thousands that follow. */
interface Mentions {
  readonly texts: string[];
  readonly words: Set<string>;
}

function note({ texts, words }: Mentions, text: string): void {
  texts.push(text);
  for (const [word] of text.matchAll(WORD)) words.add(word);
}

function isMentioned({ texts, words }: Mentions, name: ObjectName): boolean {
  const last = lastPart(name);
  if (last === null) return false;
  const key = keyOf(last.name);
  return words.has(key) || (/[^\p{L}\p{N}_$#]/u.test(key) && texts.some((text) => text.includes(key)));
}

const WORD = /[\p{L}\p{N}_$#]+/gu;

/** Names that only exist at run time. */
function isTransient(name: ObjectName): boolean {
  const last = lastPart(name);
  return (
    last === null || last.name === '' || name.parts.some((part) => part.dynamic) || last.name.startsWith('#') || last.name.startsWith('@')
  );
}
