import { fail, ok, type Result, rangesOverlap, say, type TextRange } from '../../base/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { parseScript, type ScriptStatement } from '../../sql/index.ts';
import { sameTokens } from './same-tokens.ts';

export interface FormatOptions {
  readonly tabSize: number;
  readonly insertSpaces: boolean;
  readonly keywordCase: 'preserve' | 'upper' | 'lower';
  readonly lineWidth: number;
}

export const DEFAULT_FORMAT: FormatOptions = { tabSize: 4, insertSpaces: true, keywordCase: 'preserve', lineWidth: 80 };

export interface FormatEdit {
  readonly range: TextRange;
  readonly newText: string;
}

export interface Formatted {
  readonly edits: readonly FormatEdit[];
  /** Statements that stay as they are, with the reason. */
  readonly left: readonly { readonly range: TextRange; readonly reason: string }[];
}

/**
 * Formats the statements of a text, or those that a selection touches, each on its own: what lies between statements stays,
 * and a statement whose tokens would not come out the same stays as well.
 */
export async function formatSql(text: string, dialect: DialectName, range: TextRange | null, options: FormatOptions): Promise<Formatted> {
  const format = await statementFormatter(dialect, options);
  const edits: FormatEdit[] = [];
  const left: { range: TextRange; reason: string }[] = [];
  for (const statement of parseScript(text, dialect).statements) {
    const at = trimmed(text, statement.range);
    if (at === null || (range !== null && !touches(range, at))) continue;
    const before = text.slice(at.start, at.end);
    const after = formatStatement(statement, before, format);
    if (!after.ok) left.push({ range: at, reason: after.error });
    else if (after.value !== before) edits.push({ range: at, newText: withLineEnds(after.value, text) });
  }
  return { edits, left };
}

export function applyEdits(text: string, edits: readonly FormatEdit[]): string {
  return edits.toReversed().reduce((result, { range, newText }) => result.slice(0, range.start) + newText + result.slice(range.end), text);
}

/** Statements whose layout the formatter understands; code in procedures is laid out by people. */
const FORMATTED: ReadonlySet<string> = new Set(['query', 'insert', 'update', 'delete', 'merge', 'create-table', 'create-view']);

function formatStatement({ tree }: ScriptStatement, before: string, format: (sql: string) => string): Result<string> {
  if (tree.errors.length > 0) return fail(say('it has a syntax error'));
  if (/\{%/.test(before)) return fail(say('its shape depends on Jinja'));
  if (tree.root.kind === 'empty' || !FORMATTED.has(tree.root.kind)) return ok(before);
  try {
    const after = format(before);
    return sameTokens(before, after) ? ok(after) : fail(say('the formatter would have changed more than its layout'));
  } catch {
    return fail(say('the formatter does not understand it'));
  }
}

const LANGUAGES = {
  oracle: 'plsql',
  postgres: 'postgresql',
  mysql: 'mysql',
  mariadb: 'mariadb',
  tsql: 'transactsql',
  bigquery: 'bigquery',
  sqlite: 'sqlite',
  duckdb: 'duckdb',
  snowflake: 'snowflake',
  spark: 'spark',
  redshift: 'redshift',
  ansi: 'sql',
} as const satisfies Record<DialectName, string>;

async function statementFormatter(dialect: DialectName, options: FormatOptions): Promise<(sql: string) => string> {
  // Loaded when it is needed: most runs format nothing.
  const formatter = await import('sql-formatter');
  return (sql) =>
    formatter
      .format(sql, {
        language: LANGUAGES[dialect],
        tabWidth: options.tabSize,
        useTabs: !options.insertSpaces,
        keywordCase: options.keywordCase,
        expressionWidth: Math.max(20, Math.round(options.lineWidth * 0.75)),
        paramTypes: { custom: [{ regex: String.raw`\{\{[\s\S]*?\}\}` }, { regex: String.raw`\$\{\w+\}` }, { regex: '&&?\\w+\\.?' }] },
      })
      .trim();
}

function trimmed(text: string, range: TextRange): TextRange | null {
  const part = text.slice(range.start, range.end);
  const start = range.start + (part.length - part.trimStart().length);
  const end = range.end - (part.length - part.trimEnd().length);
  return start < end ? { start, end } : null;
}

function touches(selection: TextRange, statement: TextRange): boolean {
  if (selection.start === selection.end) return statement.start <= selection.start && selection.start <= statement.end;
  return rangesOverlap(selection, statement);
}

function withLineEnds(formatted: string, text: string): string {
  return text.includes('\r\n') ? formatted.replace(/\r?\n/g, '\r\n') : formatted;
}
