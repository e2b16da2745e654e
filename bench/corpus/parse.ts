import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DialectName } from '../../server/src/protocol/index.ts';
import { parseScript } from '../../server/src/sql/index.ts';

interface CorpusFile {
  readonly file: string;
  readonly sql: string;
  readonly statements: readonly { readonly type: string; readonly sql: string }[];
}

export interface ParseScore {
  readonly dialect: string;
  readonly files: number;
  readonly statements: number;
  readonly queries: number;
  /** Query and DML statements without an error node, in files cut into the right number of statements. */
  readonly queriesClean: number;
  readonly clean: number;
  /** Files whose number of statements differs from the corpus'. */
  readonly miscounted: number;
  readonly failures: readonly { readonly file: string; readonly sql: string; readonly why: string; readonly isQuery: boolean }[];
}

export const QUERY_TYPES = new Set([
  'select_statement',
  'insert_statement',
  'update_statement',
  'delete_statement',
  'merge_statement',
  'with_compound_statement',
  'set_expression',
  'replace_statement',
  'pipe_statement',
  'values_clause',
]);

/** Parses every statement of one dialect's corpus on its own, and every file whole to check where statements end. */
export function scoreParse(folder: string, file: string, dialect: DialectName): ParseScore {
  const files = JSON.parse(readFileSync(join(folder, 'parse', `${file}.json`), 'utf8')) as readonly CorpusFile[];
  const failures: { file: string; sql: string; why: string; isQuery: boolean }[] = [];
  let statements = 0;
  let queries = 0;
  let queriesClean = 0;
  let clean = 0;
  let miscounted = 0;
  for (const { file: name, sql, statements: expected } of files) {
    const whole = parseScript(sql, dialect).statements.filter((s) => s.tree.kind !== 'empty');
    const counted = whole.length === expected.length;
    if (!counted) miscounted++;
    for (const { type, sql: text } of expected) {
      statements++;
      const isQuery = QUERY_TYPES.has(type);
      if (isQuery) queries++;
      const trees = parseScript(text, dialect).statements;
      const tree = trees[0]?.tree;
      const why = trees.length !== 1 ? `${trees.length} statements` : tree?.opaque === true ? 'opaque' : (tree?.errors[0]?.message ?? '');
      if (why === '') {
        clean++;
        if (isQuery) queriesClean++;
      } else failures.push({ file: name, sql: text, why, isQuery });
    }
  }
  return { dialect, files: files.length, statements, queries, queriesClean, clean, miscounted, failures };
}
