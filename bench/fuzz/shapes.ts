import type { DialectName } from '../../server/src/protocol/index.ts';

/** SQL of about `size` characters in one way of growing. */
export interface Shape {
  readonly name: string;
  readonly make: (size: number, dialect: DialectName) => string;
}

function repeated(size: number, part: (i: number) => string, separator = ''): string {
  const parts: string[] = [];
  for (let length = 0, i = 0; length < size; i++) {
    const next = part(i);
    parts.push(next);
    length += next.length + separator.length;
  }
  return parts.join(separator);
}

const doubled = (size: number, part: string): string => part.repeat(Math.max(1, Math.ceil(size / part.length)));

export const SHAPES: readonly Shape[] = [
  { name: 'many statements', make: (n) => repeated(n, (i) => `select a, b + ${i} as c from t where a > ${i};\n`) },
  { name: 'statements without ;', make: (n) => repeated(n, (i) => `insert into t (a) values (${i})\n`) },
  { name: 'long IN list', make: (n) => `select a from t where a in (${repeated(n, (i) => String(i), ', ')})` },
  { name: 'long VALUES', make: (n) => `insert into t (a, b) values ${repeated(n, (i) => `(${i}, 'x${i}')`, ', ')}` },
  { name: 'AND chain', make: (n) => `select a from t where ${repeated(n, (i) => `a <> ${i}`, ' and ')}` },
  { name: 'AND, OR in turns', make: (n) => `select a from t where ${repeated(n, (i) => `a = ${i} or b = ${i}`, ' and ')}` },
  { name: '|| chain', make: (n) => `select ${repeated(n, () => 'a', ' || ')} from t` },
  { name: '+ and * in turns', make: (n) => `select ${repeated(n, (i) => `a * ${i}`, ' + ')} from t` },
  { name: '= chain', make: (n) => `select a from t where ${repeated(n, () => 'a', ' = ')}` },
  { name: 'UNION chain', make: (n) => repeated(n, (i) => `select a, ${i} from t`, ' union all ') },
  { name: 'joins', make: (n) => `select t0.a from t t0 ${repeated(n, (i) => `join t t${i + 1} on t${i + 1}.a = t${i}.a`, ' ')}` },
  { name: 'joins without ON', make: (n) => `select 1 from t ${repeated(n, () => 'join t', ' ')}` },
  { name: 'comma joins', make: (n) => `select 1 from ${repeated(n, (i) => `t t${i}`, ', ')}` },
  {
    name: 'CTEs, each of the last',
    make: (n) => `with c0 as (select a from t), ${repeated(n, (i) => `c${i + 1} as (select a from c${i})`, ', ')} select a from c0`,
  },
  { name: 'select items', make: (n) => `select ${repeated(n, (i) => `a as c${i}`, ', ')} from t` },
  { name: 'unknown columns', make: (n) => `select ${repeated(n, (i) => `xyz${i}`, ', ')} from t` },
  { name: 'columns of a table', make: (n) => `create table w (${repeated(n, (i) => `c${i} int`, ', ')});\nselect * from w` },
  { name: 'CASE branches', make: (n) => `select case ${repeated(n, (i) => `when a = ${i} then ${i}`, ' ')} end from t` },
  { name: 'calls in a row', make: (n) => `select ${repeated(n, () => 'f(a, b)', ', ')} from t` },
  { name: 'nested calls', make: (n) => `select ${doubled(n / 2, 'f(')}a${doubled(n / 2, ')')} from t` },
  { name: 'nested parentheses', make: (n) => `select ${doubled(n / 2, '(')}a${doubled(n / 2, ')')} from t` },
  { name: 'nested subqueries', make: (n) => `select a from ${doubled(n / 2, '(select a from ')}t${doubled(n / 4, ') x')}` },
  { name: 'nested CASE', make: (n) => `select ${doubled(n, 'case when a then ')}1` },
  { name: '( only', make: (n) => doubled(n, '(') },
  { name: '[ only', make: (n) => `select ${doubled(n, '[')}` },
  { name: '{ only', make: (n) => `select ${doubled(n, '{')}` },
  { name: 'NOT only', make: (n) => `select ${doubled(n, 'not ')}` },
  { name: '- only', make: (n) => `select ${doubled(n, '- ')}` },
  { name: 'SELECT only', make: (n) => doubled(n, 'select ') },
  { name: 'FROM only', make: (n) => doubled(n, 'select a from ') },
  { name: 'BEGIN only', make: (n) => doubled(n, 'begin ') },
  { name: 'BEGIN; only', make: (n) => doubled(n, 'begin;\n') },
  { name: 'IF, never ended', make: (n) => doubled(n, 'if a then select 1;\n') },
  { name: 'CREATE only', make: (n) => doubled(n, 'create ') },
  { name: 'WITH only', make: (n) => doubled(n, 'with a as (') },
  { name: 'JOIN only', make: (n) => `select * from t ${doubled(n, 'join ')}` },
  { name: 'commas', make: (n) => `select ${doubled(n, ',')}` },
  { name: 'dots', make: (n) => `select ${doubled(n, 'a.')}` },
  { name: 'semicolons', make: (n) => doubled(n, ';') },
  { name: 'one string', make: (n) => `select '${doubled(n, 'x')}'` },
  { name: 'doubled quotes', make: (n) => `select '${doubled(n, "''")}'` },
  { name: 'unterminated string', make: (n) => `select '${doubled(n, 'x y\n')}` },
  { name: 'unterminated strings by line', make: (n) => doubled(n, "select 'a\n") },
  { name: 'unterminated quoted name', make: (n) => `select "${doubled(n, 'x y\n')}` },
  { name: 'backticks', make: (n) => `select ${doubled(n, '`a ')}` },
  { name: 'unterminated comment', make: (n) => `/* ${doubled(n, 'x /* y\n')}` },
  { name: 'comments', make: (n) => repeated(n, (i) => `-- ${i}\n/* x */ select 1;\n`) },
  { name: 'unterminated $$', make: (n) => `$$ ${doubled(n, 'x $a y\n')}` },
  { name: 'many $tags$', make: (n) => repeated(n, (i) => `$a${i}$ `) },
  { name: 'one word', make: (n) => `select ${doubled(n, 'x')}` },
  { name: 'one number', make: (n) => `select ${doubled(n, '1')}` },
  { name: 'operators', make: (n) => `select a ${doubled(n, '+-*/<>=~!@#%^&|?')}` },
  { name: 'Jinja expressions', make: (n) => `select ${repeated(n, (i) => `{{ col(${i}) }} as c${i}`, ', ')} from {{ ref('t') }}` },
  { name: 'Jinja blocks', make: (n) => `select ${repeated(n, () => '{% if x %} a {% else %} b {% endif %}', ', ')} from t` },
  { name: 'Jinja, never ended', make: (n) => doubled(n, '{% if x %} {{ a ') },
  { name: 'Jinja {{ only', make: (n) => doubled(n, '{{') },
  { name: 'grants', make: (n) => repeated(n, (i) => `grant select on t${i} to u;\n`) },
  { name: 'ALTER actions', make: (n) => `alter table t ${repeated(n, (i) => `add column c${i} int`, ', ')}` },
  { name: 'a routine', make: (n) => `create procedure p() begin ${repeated(n, (i) => `select ${i} from t;`, '\n')} end` },
  { name: 'routines', make: (n) => repeated(n, (i) => `create procedure p${i}() begin select ${i} from t; end;\n`) },
  { name: 'temp tables in a chain', make: (n) => repeated(n, (i) => `create table x${i + 1} as select a from x${i};\n`) },
];
