import type { DialectName } from '../../protocol/index.ts';
import { parseScript } from '../../sql/index.ts';
import { EMPTY_SUMMARY, type SqlSummary, summarizeSql } from '../summary/summarize-sql.ts';
import { type InlineSql, readDags } from './dags.ts';

/** What the SQL in an Airflow file names. Tables that it makes are not told to others: much of it is text with holes. */
export function summarizeDag(text: string, uri: string, dialect: DialectName): SqlSummary {
  const names = new Set<string>();
  let statements = 0;
  for (const { text: sql, dialect: own } of inlineSql(text)) {
    const summary = summarizeSql(parseScript(sql, own ?? dialect), uri, null);
    for (const name of summary.names) names.add(name);
    statements += summary.statements;
  }
  return { ...EMPTY_SUMMARY, names, statements };
}

/** All SQL of the tasks of a file, each once. */
export function inlineSql(text: string): readonly InlineSql[] {
  const found = new Map<number, InlineSql>();
  for (const { tasks } of readDags(text)) for (const { sql } of tasks) for (const one of sql) found.set(one.start, one);
  return [...found.values()].sort((a, b) => a.start - b.start);
}
