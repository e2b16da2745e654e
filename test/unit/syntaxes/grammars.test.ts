import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar, type IRawGrammar } from 'vscode-textmate';
import { grammars, text } from '../../../syntaxes/build-grammars.ts';

/** One line of SQL, then the scope that each token must have. `token@2` is the second place where the token stands. */
const JINJA_SQL: readonly [line: string, ...expected: [token: string, scope: string][]][] = [
  [
    "select * from {{ ref('orders') }}",
    ['ref', 'support.function.jinja'],
    ["'", 'string.quoted.single.jinja'],
    ['from', 'keyword.other.sql'],
  ],
  ["{{ source('raw', 'orders') }}", ['{{', 'punctuation.definition.template-expression.jinja'], ['source', 'support.function.jinja']],
  [
    '{% if is_incremental() %} where',
    ['if', 'keyword.control.jinja'],
    ['is_incremental', 'support.function.jinja'],
    ['where', 'keyword.other.sql'],
  ],
  [
    '{%- macro cents(column) -%}',
    ['macro', 'keyword.control.jinja'],
    ['cents', 'entity.name.function.jinja'],
    ['column', 'variable.other.jinja'],
  ],
  ['{# select #} select', ['select', 'comment.block.jinja'], ['select@2', 'keyword.other.statement.sql']],
  [
    'where day >= \'{{ var("first") }}\'',
    ['var', 'support.function.jinja'],
    ['first', 'string.quoted.double.jinja'],
    ['day', 'source.sql.jinja'],
  ],
  ['{{ names | join }}', ['names', 'variable.other.jinja'], ['join', 'support.function.filter.jinja']],
  ['{% raw %}{{ x }}{% endraw %} from', ['x', 'string.unquoted.raw.jinja'], ['from', 'keyword.other.sql']],
  [
    "select sum(o.count) from o -- it's",
    ['sum', 'support.function.sql'],
    ['count', 'variable.other.member.sql'],
    ['it', 'comment.line.double-dash.sql'],
  ],
  ["select 'it''s' as x", ["''", 'constant.character.escape.sql'], ['as', 'keyword.other.sql']],
  ['cast(a as numeric(10, 2))', ['cast', 'support.function.sql'], ['numeric', 'storage.type.sql'], ['10', 'constant.numeric.sql']],
  ['a::text', ['::', 'keyword.operator.cast.sql'], ['text', 'storage.type.sql']],
  [
    'where id = :id and x = @y and z = $1',
    [':id', 'variable.parameter.sql'],
    ['@y', 'variable.parameter.sql'],
    ['$1', 'variable.parameter.sql'],
  ],
  ['select [order lines] from [dbo].[t]', ['order lines', 'string.quoted.other.bracket.tsql.sql'], ['from', 'keyword.other.sql']],
  ['select items[offset(0)] from t', ['offset', 'keyword.other.sql']],
  ['as $$ select 1 $$ language sql', ['select', 'keyword.other.statement.sql'], ['language', 'keyword.other.sql']],
  ["select $tag$it's$tag$, 'b'", ["it's", 'string.quoted.dollar.sql'], ['b', 'string.quoted.single.sql']],
  [
    "select q'[it's]' from dual",
    ["it's", 'string.quoted.other.oracle.sql'],
    ['from', 'keyword.other.sql'],
    ['dual', 'keyword.other.oracle.sql'],
  ],
  ["select q'!it's!' from t", ["it's", 'string.quoted.other.oracle.sql'], ['from', 'keyword.other.sql']],
  ['select """it\'s""" from `p.d.t`', ["it's", 'string.quoted.triple.bigquery.sql'], ['p.d.t', 'string.quoted.other.backtick.sql']],
  [
    'select nvl(a, 0) connect by prior',
    ['nvl', 'support.function.oracle.sql'],
    ['connect', 'keyword.other.oracle.sql'],
    ['prior', 'keyword.other.oracle.sql'],
  ],
  ['cross apply f(x) option', ['apply', 'keyword.other.tsql.sql'], ['option', 'keyword.other.sql']],
  ['select dateadd(day, 1, d)', ['dateadd', 'support.function.tsql.sql']],
  ['on duplicate key update', ['duplicate', 'keyword.other.mysql.sql'], ['key', 'keyword.other.sql']],
  ['safe_divide(a, b) qualify', ['safe_divide', 'support.function.bigquery.sql'], ['qualify', 'keyword.other.sql']],
  ['select /*+ parallel(4) */ /* note */ 1', ['parallel', 'comment.block.hint.sql'], ['note', 'comment.block.sql']],
  ["a ->> 'k' |> where", ['->>', 'keyword.operator.json.sql'], ['|>', 'keyword.operator.pipe.sql']],
];

/** The same in plain SQL, where the two injections add to the editor's own grammar. */
const PLAIN_SQL: typeof JINJA_SQL = [
  ["select * from {{ ref('orders') }}", ['ref', 'support.function.jinja'], ['select', 'keyword.other.statement.sql']],
  ['where d > \'{{ var("x") }}\'', ['var', 'support.function.jinja'], ['d', 'source.sql']],
  ['-- see {{ this }}', ['see', 'comment.line.double-dash.sql'], ['this', 'support.function.jinja']],
  ['{% set x = 1 %}', ['set', 'keyword.control.jinja'], ['1', 'constant.numeric.jinja']],
  ["select nvl(a, 'nvl(')", ['nvl', 'support.function.oracle.sql'], ['nvl@2', 'string.quoted.single.sql']],
  ["q'[it's]' rownum", ["it's", 'string.quoted.other.oracle.sql'], ['rownum', 'keyword.other.oracle.sql']],
  ["$$it's$$ qualified", ["it's", 'string.quoted.dollar.sql'], ['qualified', 'source.sql']],
];

const require = createRequire(import.meta.url);
await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));

const jinjaSql = await load('source.sql.jinja');
const plainSql = await load('source.sql');
for (const [line, ...expected] of JINJA_SQL) test(`jinja-sql: ${line}`, () => check(jinjaSql, line, expected));
for (const [line, ...expected] of PLAIN_SQL) test(`sql: ${line}`, () => check(plainSql, line, expected));

test('the grammars are what build-grammars.ts writes', () => {
  for (const [name, grammar] of Object.entries(grammars)) {
    assert.equal(
      readFileSync(new URL(`../../../syntaxes/${name}`, import.meta.url), 'utf8'),
      text(grammar),
      `run node syntaxes/build-grammars.ts: ${name}`,
    );
  }
});

function check(grammar: IGrammar, line: string, expected: readonly (readonly [string, string])[]): void {
  const { tokens } = grammar.tokenizeLine(line, textmate.INITIAL);
  for (const [target, scope] of expected) {
    const [word = '', nth = '1'] = target.split(/@(?=\d)/);
    let offset = -1;
    for (let count = 0; count < Number(nth); count += 1) offset = line.indexOf(word, offset + 1);
    const token = tokens.find(({ startIndex, endIndex }) => startIndex <= offset && offset < endIndex);
    assert.ok(token?.scopes.includes(scope), `${target}: ${token?.scopes.join(' ')}`);
  }
}

async function load(scopeName: string): Promise<IGrammar> {
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (value) => new oniguruma.OnigString(value),
    }),
    loadGrammar: async (scope) =>
      [...(Object.values(grammars) as unknown as IRawGrammar[]), editorSql()].find((grammar) => grammar.scopeName === scope) ?? null,
    getInjections: (scope) => (scope === 'source.sql' ? ['aetl.sql.jinja', 'aetl.sql.dialects'] : []),
  });
  const grammar = await registry.loadGrammar(scopeName);
  assert.ok(grammar);
  return grammar;
}

/** Stands in for the SQL grammar inside VS Code, with the scopes that it gives to comments, strings and SELECT. */
function editorSql(): IRawGrammar {
  return {
    scopeName: 'source.sql',
    patterns: [
      { name: 'comment.line.double-dash.sql', begin: '--', end: '$' },
      { name: 'string.quoted.single.sql', begin: "'", end: "'" },
      { name: 'keyword.other.statement.sql', match: '\\bselect\\b' },
    ],
    repository: {},
  } as unknown as IRawGrammar;
}
