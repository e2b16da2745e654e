import { describe, test } from 'node:test';
import type { DialectName } from '../../../server/src/protocol/index.ts';
import { checkKinds, checkSplit } from './check.ts';

/** « » stand around each statement. */
const CASES: readonly (readonly [name: string, dialect: DialectName, marked: string])[] = [
  ['terminators', 'ansi', '«select 1»; «select 2» ;;\n;«select 3»'],
  ['strings, names and comments', 'ansi', `«select ';', ";" -- ;\n, /* ; */ 1»; «select 2»`],
  ['comments around', 'ansi', '-- a;\n«select 1» -- b\n; /* c; */ «select 2» /* d */'],
  ['nothing', 'ansi', ' ; -- a\n ;'],
  ['Jinja', 'ansi', "«select {{ f(';') }} {% if ';' %} , 2» {% endif %}; «select 3»"],
  ['carriage returns', 'ansi', '«select\r\n1»;\r\n«select 2»\r\n'],
  ['a byte order mark', 'ansi', '\u{FEFF}«select 1»;'],
  ['emoji', 'ansi', "«select '🎉;'»; «select 2»"],

  [
    'dollar quotes',
    'postgres',
    '«do $$ begin perform 1; end; $$»; «create function f() returns int language sql as $x$ select 1; $x$»; «select 2»',
  ],
  [
    'functions of standard SQL',
    'postgres',
    '«create function f() returns int begin atomic select 1; select case when true then 1 end; end»; «select 2»',
  ],
  ['BEGIN is a transaction', 'postgres', '«begin»; «select 1»; «commit»;'],
  ['psql commands', 'postgres', '«select 1»;\n\\echo a; b\n«select 2»;'],
  ['rows of COPY are no matter', 'postgres', "«copy t from 'x'»; «select 1»"],

  ['units end at a slash', 'oracle', "«begin\n  a := ';';\n  b;\nend»;\n/\n«select 1 from dual»\n/\n«select 2 from dual»;"],
  [
    'package bodies',
    'oracle',
    '«create or replace package body p as\n  procedure a is begin null; end;\nbegin null; end p»;\n/\n«grant execute on p to q»;',
  ],
  ['SQL*Plus lines', 'oracle', 'set define off\nprompt it is; done\n«select 1 from dual»;\n@other.sql\n«select 2 from dual»;'],
  ['division', 'oracle', '«select 1\n / 2 from dual»;'],
  ['a type is no unit', 'oracle', '«create type t as object (a number)»;\n/\n«create table u (a t)»;'],

  ['GO', 'tsql', "«select 1»\nGO\n«select 'GO\nGO'»\ngo 3 -- three times\n«select 2»"],
  [
    'no terminators',
    'tsql',
    '«declare @a int = 1» «set @a = 2» «select @a» «update t set a = 1 where b = 2» «insert into t values (1)» «exec p 1» «select 2»',
  ],
  ['IF and ELSE', 'tsql', '«if 1 = 1 select 1; else select 2»; «select 3»'],
  ['blocks', 'tsql', '«begin select 1; begin select 2; end; end»; «select 3»'],
  ['TRY', 'tsql', '«begin try select 1; end try begin catch select 2; end catch»; «select 3»'],
  ['BEGIN TRAN is no block', 'tsql', '«begin tran»; «select 1»; «commit»'],
  ['procedures end at GO', 'tsql', '«create procedure p as\nselect 1;\nselect 2;»\nGO\n«select 3»'],
  ['WITH behind a statement', 'tsql', '«select 1»; «with c as (select 1 a) select * from c»'],

  ['DELIMITER', 'mysql', 'delimiter //\n«create procedure p() begin select 1; select 2; end»//\ndelimiter ;\n«select 3»;'],
  [
    'routines without DELIMITER',
    'mysql',
    '«create procedure p() begin if a then select 1; end if; while b do set b = 0; end while; end»; «select 3»',
  ],
  ['IF EXISTS and IF()', 'mysql', '«drop table if exists t»; «select if(a, 1, 2), repeat(b, 2) from t»; «select 3»'],
  [
    'CASE in routines',
    'mysql',
    '«create procedure p() begin case a when 1 then select case b when 1 then 2 end; end case; end»; «select 3»',
  ],
  ['hash comments', 'mysql', "«select 1 # it's; \n, 2»; «select 3»"],

  ['scripting', 'bigquery', '«declare x int64»; «if x > 0 then select 1; elseif x < 0 then select 2; else select 3; end if»; «select 4»'],
  [
    'loops',
    'bigquery',
    '«loop set x = 1; break; end loop»; «while x > 0 do set x = 1; end while»; «for r in (select 1 a) do select r.a; end for»; «select 4»',
  ],
  ['BEGIN TRANSACTION', 'bigquery', '«begin transaction»; «select 1»; «commit transaction»;'],
  ['blocks with handlers', 'bigquery', '«begin select 1; exception when error then select 2; end»; «select 3»'],
  ['triple quotes', 'bigquery', '«select """;\n;"""»; «select 2»'],

  ['triggers', 'sqlite', '«create trigger g after update on t begin update t set a = case when 1 then 2 end; select 1; end»; «select 2»'],
  ['blocks', 'snowflake', '«declare x int; begin let y := 1; return x; end»; «select $$;$$»; «select 2»'],
];

describe('split', () => {
  for (const [name, dialect, marked] of CASES) test(`${dialect}: ${name}`, () => checkSplit(dialect, marked));
});

describe('split: neighbours of a bad statement stay as they are', () => {
  const bad: readonly (readonly [DialectName, string])[] = [
    ['postgres', 'select from where'],
    ['postgres', 'select (a, (b from t'],
    ['postgres', 'insert into into t'],
    ['postgres', "select 'abc"],
    ['mysql', 'update set where'],
    ['mysql', 'select `abc'],
    ['oracle', 'merge into t using'],
    ['oracle', 'select case when 1 then 2 from t'],
    ['tsql', 'select top from )'],
    ['tsql', 'select [abc'],
    ['bigquery', 'select struct<int64(1'],
    ['bigquery', 'from t |> |> where'],
  ];
  for (const [dialect, statement] of bad) {
    test(`${dialect}: ${statement}`, () => checkSplit(dialect, `«select 1»;\n«${statement}»\n;\n«select 2»;\n«delete from t»;`));
  }
});

describe('split: a missing terminator', () => {
  test('a statement at the start of a line begins anew', () =>
    checkKinds('postgres', 'select a from t\n\ninsert into t values (1)\n', ['select', 'insert']));
  test('an indented one is an error of its own', () => checkKinds('postgres', 'select a from t\n  insert into t values (1)\n', ['select']));
  test('inside of parentheses nothing begins', () => checkKinds('postgres', 'select a from (\nselect b from t\n) x', ['select']));
  test('UNION at the start of a line goes on', () => checkKinds('postgres', 'select a from t\nunion\nselect b from u', ['select']));
  test('INSERT … WITH … SELECT is one', () => checkKinds('postgres', 'insert into t\nwith c as (select 1)\nselect * from c', ['insert']));
});
