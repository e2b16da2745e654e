import type { DialectName } from '../../protocol/index.ts';
import { ansi } from './ansi.ts';
import { bigquery } from './bigquery.ts';
import type { DialectGrammar } from './grammar.ts';
import { mariadb, mysql } from './mysql.ts';
import { oracle } from './oracle.ts';
import { duckdb, snowflake, spark, sqlite } from './others.ts';
import { postgres } from './postgres.ts';
import { redshift } from './redshift.ts';
import { tsql } from './tsql.ts';

const DIALECTS: Readonly<Record<DialectName, DialectGrammar>> = {
  ansi,
  bigquery,
  duckdb,
  mariadb,
  mysql,
  oracle,
  postgres,
  redshift,
  snowflake,
  spark,
  sqlite,
  tsql,
};

export function dialectGrammar(name: DialectName): DialectGrammar {
  return DIALECTS[name];
}

export function allDialects(): readonly DialectGrammar[] {
  return Object.values(DIALECTS);
}
