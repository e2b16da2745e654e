import { describe, test } from 'node:test';
import type { DialectName } from '../../../server/src/protocol/index.ts';
import { checkErrors } from './check.ts';

/** Half-typed and broken statements: « » are around the one error (where the text ends too soon, its last character), and the tables are still found. */
type Case = readonly [dialect: DialectName, marked: string, tables?: readonly string[]];

const T = ['t'];

const SELECTS: readonly Case[] = [
  ['postgres', 'select a, «from» t', T],
  ['postgres', 'select a. «from» t a', T],
  ['postgres', 'select * from t wher«e»', T],
  ['postgres', 'select * from t where «order» by a', T],
  ['postgres', 'select * from t where a «=»', T],
  ['postgres', 'select * from t where a = 1 an«d»', T],
  ['postgres', 'select * from t where a in «(»', T],
  ['postgres', 'select * from t where a in (1, «)»', T],
  ['postgres', 'select * from t where a between «1»', T],
  ['postgres', 'select * from t where a i«s»', T],
  ['postgres', 'select * from t where (a = «1»', T],
  ['postgres', 'select a from t «order»', T],
  ['postgres', 'select a from t order b«y»', T],
  ['postgres', 'select a from t group by a, «having» b > 1', T],
  ['postgres', 'select a from t limi«t»', T],
  ['postgres', 'select * from t joi«n»', T],
  ['postgres', 'select * from t join «u»', ['t', 'u']],
  ['postgres', 'select * from t join u o«n»', ['t', 'u']],
  ['postgres', 'select * from t left «where» a = 1', T],
  ['postgres', 'select * from t, «where» a = 1', T],
  ['postgres', 'select * fro«m»', []],
  ['postgres', 'select * from «where» a = 1', []],
  ['postgres', 'select * from s«.»', ['s.']],
  ['postgres', 'select f(a, «)» from t', T],
  ['postgres', 'select f(a «from» t', T],
  ['postgres', 'select (a + «)» from t', T],
  ['postgres', 'select case when a then «from» t', T],
  ['postgres', 'select case when a then 1 «from» t', T],
  ['postgres', 'select case «end» from t', T],
  ['postgres', 'select cast(a as «)» from t', T],
  ['postgres', 'select cast(a «)» from t', T],
  ['postgres', 'select a b «c» from t', T],
  ['postgres', 'select a from t u «v»', T],
  ['postgres', 'select a ,«,» b from t', T],
  ['postgres', 'select a from t «)»', T],
  ['postgres', 'select * from (select a from «t»', T],
  ['postgres', 'select * from (select a from t where «)» x', T],
  ['postgres', 'select a from t unio«n»', T],
  ['postgres', 'select a from t union all «order» by 1', T],
  ['postgres', 'with c as (select a from «t»', T],
  ['postgres', 'with c as (select a from t«)»', T],
  ['postgres', 'with c as (select a from t), «select» * from c', ['t', 'c']],
  ['postgres', 'with c «(»select a from t) select * from c', ['t', 'c']],
  ['postgres', 'select sum(a) over (partition «a») from t', T],
  ['postgres', 'select sum(a) over (partition by «)» from t', T],
  ['postgres', 'select a from t where a «where» b', T],
];

const DML: readonly Case[] = [
  ['postgres', 'insert int«o»', []],
  ['postgres', 'insert into «t»', T],
  ['postgres', 'insert into t (a, values «(»1)', T],
  ['postgres', 'insert into t (a) values («)»', T],
  ['postgres', 'insert into t (a) values (1, «)»', T],
  ['postgres', 'insert into t (a) values (1) on conflict d«o»', T],
  ['postgres', 'insert into t select a fro«m»', T],
  ['postgres', 'update «t»', T],
  ['postgres', 'update t se«t»', T],
  ['postgres', 'update t set a «=»', T],
  ['postgres', 'update t set a = 1, «where» b = 2', T],
  ['postgres', 'update t set «where» b = 2', T],
  ['postgres', 'delete «t»', T],
  ['postgres', 'delete fro«m»', []],
  ['postgres', 'delete from t wher«e»', T],
  ['postgres', 'merge into t using s o«n»', ['t', 's']],
  ['postgres', 'merge into t using s on t.id = s.id when matched the«n»', ['t', 's']],
  ['postgres', 'merge into t using s on t.id = s.id when «then» delete', ['t', 's']],
];

const DDL: readonly Case[] = [
  ['postgres', 'create table t (a int, «)»'],
  ['postgres', 'create table t (a in«t»'],
  ['postgres', 'create table t (a int, primary key («)»)'],
  ['postgres', 'create view v a«s»'],
  ['postgres', 'create view v as select a from t wher«e»', T],
  ['postgres', 'creat«e»'],
  ['postgres', 'create «tabel» t (a int)'],
  ['postgres', 'drop tabl«e»'],
  ['postgres', 'create table t «a» int'],
  ['postgres', 'create table t («primary» key)'],
  ['postgres', 'alter table t ad«d»', T],
  ['postgres', 'drop «t»'],
  ['postgres', 'create function f «returns» int as 1'],
  ['postgres', 'create table t (a int) partition «list» by (a)'],
  ['postgres', 'create table t (a int «not» not null)'],
  ['postgres', 'create trigger after «insert» on t execute function f()', T],
  ['postgres', 'create index on t (a, «)»', T],
  ['postgres', 'create role r with «with»'],
  ['postgres', 'alter table t alter a «text»', T],
  ['postgres', 'grant select «t» to u'],
  ['postgres', 'set work_me«m»'],
];

/** PostgreSQL's keywords, literals and functions with a grammar of their own. */
const POSTGRES: readonly Case[] = [
  ['postgres', 'select json_serialize(a «b») from t', T],
  ['postgres', 'select json_value(a, «returning» int) from t', T],
  ['postgres', 'select coalesce(«)» from t', T],
  ['postgres', 'select a years «b» from t', T],
  ['postgres', 'select a[«]» from t', T],
  ['postgres', 'select a[1: «:2»] from t', T],
  ['postgres', 'select a::«precision» from t', T],
  ['postgres', 'select distinct «distinct» a from t', T],
  ['postgres', 'select * from (t«)»', T],
  ['postgres', 'select * from t tablesample «(»10)', T],
  ['postgres', 'select «1f»rom t', []],
  ['postgres', 'table t «u»', T],
];

const DIALECTS: readonly Case[] = [
  ['oracle', 'select * from t «start» where a = 1', T],
  ['oracle', 'select * from t connect b«y»', T],
  ['oracle', 'select * from t where a = b («+»', T],
  ['oracle', 'insert all into t values (1«)» ', T],
  ['mysql', 'select * from t limit 1, «for» update', T],
  ['mysql', 'insert into t set a «=»', T],
  ['mysql', 'update t join u o«n»', ['t', 'u']],
  ['tsql', 'select top («)» a from t', T],
  ['tsql', 'select * from t cross appl«y»', T],
  ['tsql', 'select * from t with (noloc«k»', T],
  ['oracle', 'alter table t add «(»', T],
  ['tsql', 'update t set a = 1 outpu«t»', T],
  ['bigquery', 'select * except («)» from t', T],
  ['bigquery', 'select * from t, unnest«(»', T],
  ['bigquery', 'from t |«>»', T],
  ['bigquery', 'from t |> wher«e»', T],
];

/** What reads almost like a statement. */
const ALMOST: readonly Case[] = [
  ['postgres', 'insert into t values «1»', T],
  ['postgres', 'values «1», «2»'],
  ['postgres', 'values (1), «2»'],
  ['postgres', 'create table t (a«)»'],
  ['postgres', 'select * from t natural join u «on» a = b', ['t', 'u']],
  ['postgres', 'select * from t cross join u «on» a = b', ['t', 'u']],
  ['postgres', 'select sum(a) «over» from t', T],
  ['tsql', 'insert into t values «1»', T],
  ['tsql', 'declare @«a»'],
  ['tsql', 'if a = «1»'],
  ['tsql', 'create table t (a«)»'],
  ['tsql', 'create procedure p a«s»'],
  ['mysql', 'insert into t (a) values «1»', T],
  ['mysql', 'create table «t»'],
  ['mysql', 'select * from t force inde«x»', T],
  ['oracle', 'begi«n»'],
  ['oracle', 'begin x «=» 1; end;'],
  ['oracle', 'begin select a into b from t «end»;', T],
  ['bigquery', 'select * except «a» from t', T],
  ['bigquery', 'insert t values «1»', T],
  ['bigquery', 'select a from t union «select» b from u', ['t', 'u']],
  ['bigquery', 'create table t (a«)»'],
  ['bigquery', 'declare «x»'],
  ['bigquery', 'select interval 1 «from» t', T],
  ['bigquery', 'select a from unnest(«)»'],
  ['bigquery', 'while a do select 1; en«d»'],
  ['tsql', 'select a from t for xm«l»', T],
  ['tsql', 'set «a» = 1'],
  ['tsql', 'select * from t with (noloc«k»', T],
  ['tsql', 'create login l with password «=»'],
  ['snowflake', 'alter warehouse w set auto_suspend «=»'],
  ['oracle', 'create directory d a«s»'],
  ['tsql', 'create «tabel» t (a int)'],
  ['oracle', 'grant select on «t»'],
  ['snowflake', 'create pipe p a«s»'],
  ['bigquery', 'export data options (a = 1«)»'],
  ['tsql', 'select a from t for json path, «rot»', T],
  ['oracle', 'alter table t add «(»', T],
  ['oracle', 'begin for i in 1..2 loop null; end«;» end;'],
  ['oracle', 'select a from t model return all row«s»', T],
];

/** The scanner's errors: what is left open. */
const OPEN: readonly Case[] = [
  ['postgres', "select «'»abc"],
  ['postgres', "select a from t where b = «'»abc", T],
  ['postgres', 'select «"»abc'],
  ['postgres', 'select a from t «/*» abc', T],
  ['postgres', 'select «$x$» abc $$'],
  ['oracle', "select «q'[»abc"],
  ['tsql', 'select «[»abc'],
  ['mysql', 'select «`»abc'],
  ['bigquery', 'select «"»""abc'],
];

/** Ranges count UTF-16 code units. */
const UNICODE: readonly Case[] = [
  ['postgres', "select '🎉🎉', a, «from» t", T],
  ['postgres', '/* 주문 🎉 */ select a from t «)»', T],
  ['postgres', '\u{FEFF}select a, «from» t', T],
  ['postgres', 'select a\r\n  , «from» t', T],
];

for (const [title, cases] of Object.entries({ SELECTS, DML, DDL, POSTGRES, DIALECTS, ALMOST, OPEN, UNICODE })) {
  describe(`errors: ${title.toLowerCase()}`, () => {
    for (const [dialect, marked, tables] of cases) test(`${dialect}: ${marked}`, () => checkErrors(dialect, marked, tables ?? []));
  });
}
