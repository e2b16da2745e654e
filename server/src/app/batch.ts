import { shiftRange, type TextRange } from '../base/index.ts';
import { type SchemaObject, schemaObjectLookup } from '../metadata/index.ts';
import type { ColumnEdgeKind, DialectName } from '../protocol/index.ts';
import {
  type BoundScript,
  bindScript,
  type ColumnSource,
  type Influence,
  parseScript,
  type ScriptEdge,
  type ScriptStatement,
  type StatementLineage,
} from '../sql/index.ts';

/** SQL that comes with all that is to be known about it, as `aetl batch` receives it. */
export interface SqlQuestion {
  readonly sql: string;
  readonly dialect: DialectName;
  /** Tables with their columns and types; without it nothing is known about any table. */
  readonly schema: SchemaObject;
}

/** `[start, end]` in UTF-16 code units of the SQL. */
type Span = readonly [number, number];

interface Problem {
  readonly message: string;
  readonly range: Span;
}

export interface ParsedStatement {
  readonly kind: string;
  readonly range: Span;
  readonly opaque: boolean;
  readonly errors: readonly Problem[];
}

export interface LineageStatement {
  readonly kind: string;
  readonly target: string | null;
  readonly sources: readonly string[];
  readonly uncertain: boolean;
  readonly reasons: readonly string[];
  readonly columns: readonly {
    readonly target: { readonly table: string | null; readonly column: string };
    readonly sources: readonly ColumnSource[];
    readonly kind: ColumnEdgeKind;
    readonly expression: string;
    readonly range: Span;
  }[];
  readonly influences: readonly Influence[];
  readonly errors: readonly Problem[];
}

export interface CheckedProblem extends Problem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly suggestions: readonly string[];
}

export function parseSql(question: Omit<SqlQuestion, 'schema'>): { readonly statements: readonly ParsedStatement[] } {
  const { statements } = parseScript(question.sql, question.dialect);
  return {
    statements: statements.filter(isStatement).map((statement) => {
      const { tree, range } = statement;
      return {
        kind: tree.opaque ? 'opaque' : tree.kind,
        range: [range.start, range.end],
        opaque: tree.opaque,
        errors: errorsOf(statement),
      };
    }),
  };
}

export function lineageOfSql(question: SqlQuestion): {
  readonly statements: readonly LineageStatement[];
  readonly edges: readonly ScriptEdge[];
} {
  const bound = bind(question);
  const statements = bound.script.statements.flatMap((statement, index): LineageStatement[] => {
    if (!isStatement(statement)) return [];
    const writers = bound.statements[index]?.lineage ?? [];
    return (writers.length > 0 ? writers : [NO_LINEAGE]).map((lineage) => lineageStatement(lineage, statement));
  });
  return { statements, edges: bound.edges.map(({ source, target, kind }) => ({ source, target, kind })) };
}

export function checkSql(question: SqlQuestion): { readonly diagnostics: readonly CheckedProblem[] } {
  const bound = bind(question);
  const diagnostics = bound.script.statements.flatMap((statement, index): CheckedProblem[] => {
    const syntax = statement.tree.templated
      ? []
      : errorsOf(statement).map(
          ({ message, range }): CheckedProblem => ({ code: 'syntax', severity: 'error', message, range, suggestions: [] }),
        );
    // Types are off unless a person turns them on.
    const found = (bound.statements[index]?.diagnostics ?? []).filter(({ code }) => code !== 'type-mismatch');
    const names = found.map(({ code, severity, message, range, suggestions }): CheckedProblem => {
      return { code, severity, message, range: span(range, statement), suggestions };
    });
    return [...syntax, ...names];
  });
  return { diagnostics: diagnostics.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]) };
}

const NO_LINEAGE: StatementLineage = { target: null, sources: [], columns: [], influences: [], uncertain: false, reasons: [] };

function bind({ sql, dialect, schema }: SqlQuestion): BoundScript {
  return bindScript(parseScript(sql, dialect), schemaObjectLookup(schema, dialect));
}

function isStatement(statement: ScriptStatement): boolean {
  return statement.tree.kind !== 'empty' || statement.tree.errors.length > 0;
}

function lineageStatement(lineage: StatementLineage, statement: ScriptStatement): LineageStatement {
  return {
    kind: statement.tree.kind,
    target: lineage.target,
    sources: lineage.sources,
    uncertain: lineage.uncertain,
    reasons: lineage.reasons,
    columns: lineage.columns.map(({ target, sources, kind, expression, range }) => ({
      target: { table: target.table, column: target.column },
      sources: sources.map(({ table, column }) => ({ table, column })),
      kind,
      expression,
      range: span(range, statement),
    })),
    influences: lineage.influences.map(({ table, column, kind }) => ({ table, column, kind })),
    errors: errorsOf(statement),
  };
}

function errorsOf(statement: ScriptStatement): Problem[] {
  return statement.tree.errors.map((error) => ({ message: error.message, range: span(error, statement) }));
}

function span(range: TextRange, statement: ScriptStatement): Span {
  const { start, end } = shiftRange({ start: range.start, end: range.end }, statement.range.start);
  return [start, end];
}
