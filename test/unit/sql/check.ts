import assert from 'node:assert/strict';
import type { DialectName } from '../../../server/src/protocol/index.ts';
import {
  type BinderDiagnostic,
  type BoundScript,
  bindScript,
  completionContext,
  type ParsedScript,
  parseScript,
  scanTokens,
  walk,
} from '../../../server/src/sql/index.ts';
import { schemaOf } from './schema.ts';
import { assertSound } from './sound.ts';

/** One helper per feature. In fixtures « and » mark the ranges that are expected, and `$0` is a cursor. */

/** Tokens as `type text`. Blanks around tokens do not count. */
export function checkTokens(dialect: DialectName, sql: string, expected: readonly string[]): void {
  parse(dialect, sql);
  const found = scanTokens(sql, dialect).map(({ type, start, end }) => `${type} ${sql.slice(start, end)}`);
  assert.deepEqual(found, expected, sql);
}

/** The script is cut exactly at the marks, one pair for each statement. */
export function checkSplit(dialect: DialectName, marked: string): void {
  const { sql, ranges } = unmark(marked);
  const found = parse(dialect, sql).statements.map(({ range }) => sql.slice(range.start, range.end));
  const expected = ranges.map(({ start, end }) => sql.slice(start, end));
  assert.deepEqual(found, expected, sql);
}

export function checkKinds(dialect: DialectName, sql: string, expected: readonly string[]): void {
  const found = parse(dialect, sql).statements.map(({ tree }) => tree.kind);
  assert.deepEqual(found, expected, sql);
}

/** One statement, understood whole. */
export function checkClean(dialect: DialectName, statement: string): void {
  const { statements } = parse(dialect, statement);
  const flaws = statements.flatMap(({ tree, range }) => [
    ...tree.errors.map(({ message, start }) => `${message} at «${statement.slice(range.start + start, range.start + start + 20)}»`),
    ...(tree.opaque ? ['opaque'] : []),
  ]);
  assert.deepEqual(flaws, [], statement);
  assert.equal(statements.length, 1, `${statements.length} statements in ${statement}`);
}

/** The errors stand exactly at the marks, and the statement still reads `tables`. */
export function checkErrors(dialect: DialectName, marked: string, tables: readonly string[]): void {
  const { sql, ranges } = unmark(marked);
  const { statements } = parse(dialect, sql);
  const errors = statements.flatMap(({ tree, range }) =>
    tree.errors.map((e) => ({ start: range.start + e.start, end: range.start + e.end })),
  );
  assert.equal(mark(sql, errors), mark(sql, ranges), messages(statements));
  assert.deepEqual(statements.flatMap(tableNames), tables, sql);
}

/** Diagnostics in the order of the text: `code` or `code suggestion`, one for each pair of marks. */
export function checkDiagnostics(dialect: DialectName, schema: string, marked: string, expected: readonly string[]): void {
  const { sql, ranges } = unmark(marked);
  const bound = bind(dialect, schema, sql);
  const found = diagnosticsOf(bound);
  assert.equal(mark(sql, found), mark(sql, ranges), found.map(({ message }) => message).join('; '));
  assert.deepEqual(
    found.map(({ code, suggestions: [first] }) => (first === undefined ? code : `${code} ${first}`)),
    expected,
    sql,
  );
}

/** As many reports as there are pairs of marks, all of this code; what they suggest is of no account. */
export function checkReported(dialect: DialectName, schema: string, marked: string, code: string): void {
  const { sql, ranges } = unmark(marked);
  const found = diagnosticsOf(bind(dialect, schema, sql));
  assert.equal(mark(sql, found), mark(sql, ranges), found.map(({ message }) => message).join('; '));
  assert.deepEqual(new Set(found.map((diagnostic) => diagnostic.code)), new Set([code]), sql);
}

/** Types of the columns that the last statement yields, as `name type`; `name ?` where the type is not known. */
export function checkTypes(dialect: DialectName, schema: string, sql: string, expected: readonly string[]): void {
  assert.deepEqual(typesOf(dialect, schema, sql), expected, sql);
}

/** Columns of the last statement with their types. */
export function typesOf(dialect: DialectName, schema: string, sql: string): string[] {
  const columns = bind(dialect, schema, sql).statements.at(-1)?.outputs?.columns ?? [];
  return columns.map(({ name, type }) => `${name} ${type ?? '?'}`);
}

/** Valid SQL: parsed without an error, and nothing is said about it. */
export function checkSilent(dialect: DialectName, schema: string, sql: string): void {
  const bound = bind(dialect, schema, sql);
  assert.equal(messages(bound.script.statements), '', sql);
  assert.deepEqual(
    diagnosticsOf(bound).map(({ message }) => message),
    [],
    sql,
  );
}

/**
 * Edges of all statements as `target.column <- table.column kind`, and `? reason` where the lineage is uncertain.
 * A bare query's target is `.column`, a constant's source is `()`, a source that could be of several tables is `?.column`.
 */
export function checkLineage(dialect: DialectName, schema: string, sql: string, expected: readonly string[]): void {
  const found = bind(dialect, schema, sql).statements.flatMap(({ lineage }) =>
    lineage.flatMap(({ columns, reasons }) => [
      ...columns.flatMap(({ target, sources, kind }) =>
        (sources.length === 0 ? ['()'] : sources.map(columnName)).map(
          (source) => `${target.table ?? ''}.${target.column} <- ${source} ${kind}`,
        ),
      ),
      ...reasons.map((reason) => `? ${reason}`),
    ]),
  );
  assert.deepEqual(found.sort(), [...expected].sort(), sql);
}

/** What influences the rows, as `kind table.column`. */
export function checkInfluences(dialect: DialectName, schema: string, sql: string, expected: readonly string[]): void {
  const found = bind(dialect, schema, sql).statements.flatMap(({ lineage }) =>
    lineage.flatMap(({ influences }) => influences.map((influence) => `${influence.kind} ${columnName(influence)}`)),
  );
  assert.deepEqual(found.sort(), [...expected].sort(), sql);
}

/** Edges from a script's first inputs to its last outputs, in the notation of `checkLineage`. */
export function checkScriptEdges(dialect: DialectName, schema: string, sql: string, expected: readonly string[]): void {
  const found = bind(dialect, schema, sql).edges.map(
    ({ source, target, kind }) => `${target.table ?? ''}.${target.column} <- ${columnName(source)} ${kind}`,
  );
  assert.deepEqual(found.sort(), [...expected].sort(), sql);
}

export interface ExpectedContext {
  readonly expects?: readonly string[];
  readonly never?: readonly string[];
  readonly keywords?: readonly string[];
  readonly noKeywords?: readonly string[];
  readonly qualifier?: string;
  readonly prefix?: string;
  readonly inText?: boolean;
}

/** What the grammar takes at `$0`: what is named must be there, what `never` and `noKeywords` name must not. */
export function checkContext(dialect: DialectName, fixture: string, expected: ExpectedContext): void {
  const offset = fixture.indexOf('$0');
  const sql = fixture.replace('$0', '');
  const found = completionContext(sql, offset, dialect);
  const expects = [...found.expects] as readonly string[];
  const missing = (wanted: readonly string[] = [], there: readonly string[] = []) => wanted.filter((word) => !there.includes(word));
  const common = (unwanted: readonly string[] = [], there: readonly string[] = []) => unwanted.filter((word) => there.includes(word));
  assert.deepEqual(missing(expected.expects, expects), [], `${fixture}: expects ${expects.join(' ')}`);
  assert.deepEqual(common(expected.never, expects), [], `${fixture}: expects ${expects.join(' ')}`);
  assert.deepEqual(missing(expected.keywords, found.keywords), [], `${fixture}: keywords ${found.keywords.join(' ')}`);
  assert.deepEqual(common(expected.noKeywords, found.keywords), [], fixture);
  assert.equal(found.qualifier.map(({ name }) => name).join('.'), expected.qualifier ?? '', fixture);
  assert.equal(sql.slice(found.prefix.start, found.prefix.end), expected.prefix ?? '', fixture);
  assert.equal(found.inText, expected.inText ?? false, fixture);
}

/** Parses; whatever a test is about, its trees and those of its beginnings must be sound. */
function parse(dialect: DialectName, sql: string): ParsedScript {
  for (let part = 1; part <= 5; part++) assertSound(parseScript(sql.slice(0, Math.floor((sql.length * part) / 6)), dialect));
  const script = parseScript(sql, dialect);
  assertSound(script);
  return script;
}

function bind(dialect: DialectName, schema: string, sql: string): BoundScript {
  return bindScript(parse(dialect, sql), schemaOf(schema));
}

function diagnosticsOf({ script, statements }: BoundScript): (BinderDiagnostic & Span)[] {
  const found = statements.flatMap(({ diagnostics }, i) => {
    const offset = script.statements[i]?.range.start ?? 0;
    return diagnostics.map((d) => ({ ...d, start: offset + d.range.start, end: offset + d.range.end }));
  });
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

function columnName({ table, column }: { readonly table: string | null; readonly column: string }): string {
  return `${table ?? '?'}.${column}`;
}

function tableNames({ tree, text }: ParsedScript['statements'][number]): string[] {
  const names = new Set<string>();
  walk(tree.root, (node) => {
    if (node.kind === 'table' && node.name.end > node.name.start) names.add(text.slice(node.name.start, node.name.end));
  });
  return [...names];
}

function messages(statements: ParsedScript['statements']): string {
  return statements.flatMap(({ tree }) => tree.errors.map(({ message }) => message)).join('; ');
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Takes the marks out of a fixture. */
function unmark(marked: string): { readonly sql: string; readonly ranges: readonly Span[] } {
  const ranges: Span[] = [];
  let sql = '';
  let start = 0;
  for (const piece of marked.split(/([«»])/)) {
    if (piece === '«') start = sql.length;
    else if (piece === '»') ranges.push({ start, end: sql.length });
    else sql += piece;
  }
  return { sql, ranges };
}

/** Puts marks in, so that a failure shows them. */
function mark(sql: string, ranges: readonly Span[]): string {
  let text = sql;
  for (const { start, end } of [...ranges].sort((a, b) => b.start - a.start || b.end - a.end)) {
    text = `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`;
  }
  return text;
}
