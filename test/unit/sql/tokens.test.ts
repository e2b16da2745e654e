import { describe, test } from 'node:test';
import type { DialectName } from '../../../server/src/protocol/index.ts';
import { checkTokens } from './check.ts';

type Case = readonly [name: string, dialect: DialectName, sql: string, tokens: readonly string[]];

const STRINGS: readonly Case[] = [
  ['doubled quotes', 'ansi', `'it''s' a`, [`string 'it''s'`, 'word a']],
  ['a doubled quote at the end', 'ansi', `'it''' a`, [`string 'it'''`, 'word a']],
  ['q quotes with brackets', 'oracle', `q'[it's]' a`, [`string q'[it's]'`, 'word a']],
  ['q quotes: the closing mark needs its quote', 'oracle', `Q'{a}b}' c`, [`string Q'{a}b}'`, 'word c']],
  ['q quotes with any mark', 'oracle', `q'!a'b!' nq'<c'>'`, [`string q'!a'b!'`, `string nq'<c'>'`]],
  ['q quotes across statements', 'oracle', `q'(;\n/\n)' b`, [`string q'(;\n/\n)'`, 'word b']],
  ['no backslash escapes in Oracle', 'oracle', `'a\\' b`, [`string 'a\\'`, 'word b']],
  ['dollar quotes', 'postgres', `$$it's$$ $tag$ $$ $tag$ a`, [`string $$it's$$`, 'string $tag$ $$ $tag$', 'word a']],
  ['a dollar inside of a word opens nothing', 'postgres', `a$b$c a`, ['word a$b$c', 'word a']],
  ['parameters are no dollar quotes', 'postgres', `$1+$2`, ['parameter $1', 'operator +', 'parameter $2']],
  ['E strings have backslashes', 'postgres', `E'a\\'b' c`, [`string E'a\\'b'`, 'word c']],
  ['plain strings have none', 'postgres', `'a\\' c`, [`string 'a\\'`, 'word c']],
  ['prefixes', 'postgres', `U&'\\0061' b'01' x'FF' N'a'`, [`string U&'\\0061'`, `string b'01'`, `string x'FF'`, `string N'a'`]],
  ['a word that ends like a prefix', 'postgres', `name'a'`, ['word name', `string 'a'`]],
  ['quoted prefix', 'postgres', `U&"d\\0061t" a`, ['identifier U&"d\\0061t"', 'word a']],
  ['backslashes in MySQL', 'mysql', `'a\\'b' "c\\"d"`, [`string 'a\\'b'`, 'string "c\\"d"']],
  ['an escaped backslash closes', 'mysql', `'a\\\\' b`, [`string 'a\\\\'`, 'word b']],
  ['introducers', 'mysql', `_utf8mb4'a' N'b'`, [`string _utf8mb4'a'`, `string N'b'`]],
  ['N strings', 'tsql', `N'it''s' 'a'`, [`string N'it''s'`, `string 'a'`]],
  ['triple quotes', 'bigquery', `'''it's''' """a"b""" c`, [`string '''it's'''`, 'string """a"b"""', 'word c']],
  ['raw strings', 'bigquery', `r'\\d' rb"\\x" b'a'`, [`string r'\\d'`, 'string rb"\\x"', `string b'a'`]],
  ['an empty string is not triple', 'bigquery', `'' a ''`, [`string ''`, 'word a', `string ''`]],
  ['bare dollar quotes', 'snowflake', `$$it's; ok$$ a`, [`string $$it's; ok$$`, 'word a']],
];

const NAMES: readonly Case[] = [
  ['quotes', 'ansi', `"a ""b"" c" d`, ['identifier "a ""b"" c"', 'word d']],
  ['backticks', 'mysql', '`a``b` `c d`', ['identifier `a``b`', 'identifier `c d`']],
  ['backticks with dashes and dots', 'bigquery', '`my-project.d.t` a', ['identifier `my-project.d.t`', 'word a']],
  ['brackets', 'tsql', '[a ]] b] [c]', ['identifier [a ]] b]', 'identifier [c]']],
  ['brackets may hold quotes and comments', 'tsql', `[it's -- x] a`, [`identifier [it's -- x]`, 'word a']],
  ['temp tables and variables', 'tsql', '#t ##g @v @@rowcount', ['word #t', 'word ##g', 'parameter @v', 'parameter @@rowcount']],
  ['dollar and hash in names', 'oracle', 'v$session sys#t', ['word v$session', 'word sys#t']],
  ['letters of other scripts', 'postgres', '주문_금액 + größe', ['word 주문_금액', 'operator +', 'word größe']],
  ['emoji in names', 'mysql', '`🎉` a', ['identifier `🎉`', 'word a']],
  ['brackets are subscripts elsewhere', 'postgres', 'a[1]', ['word a', 'punctuation [', 'number 1', 'punctuation ]']],
];

const COMMENTS: readonly Case[] = [
  ['nested', 'postgres', '/* a /* b */ c */ d', ['comment /* a /* b */ c */', 'word d']],
  ['not nested', 'oracle', '/* a /* b */ c', ['comment /* a /* b */', 'word c']],
  ['nested in SQL Server', 'tsql', '/* /* */ */ a', ['comment /* /* */ */', 'word a']],
  ['hash', 'mysql', "# it's\na", ["comment # it's", 'word a']],
  ['hash is an operator elsewhere', 'postgres', 'a # b', ['word a', 'operator #', 'word b']],
  ['dashes need a blank', 'mysql', 'a--1\n-- x', ['word a', 'operator -', 'operator -', 'number 1', 'comment -- x']],
  ['dashes need none', 'postgres', "a--1'\nb", ['word a', "comment --1'", 'word b']],
  ['quotes in comments', 'tsql', '-- it\'s\n/* " */ a', ["comment -- it's", 'comment /* " */', 'word a']],
  ['comments in strings', 'tsql', "'-- a /* b' c", ["string '-- a /* b'", 'word c']],
  ['hints', 'oracle', 'select /*+ full(t) */ a', ['keyword select', 'comment /*+ full(t) */', 'word a']],
  ['slashes', 'snowflake', '// a\nb', ['comment // a', 'word b']],
];

const PARAMETERS: readonly Case[] = [
  ['bind variables', 'oracle', ':id + :1', ['parameter :id', 'operator +', 'parameter :1']],
  ['casts are no bind variables', 'postgres', 'a::int', ['word a', 'operator ::', 'word int']],
  ['assignment', 'oracle', 'a := :b', ['word a', 'operator :=', 'parameter :b']],
  ['substitution', 'oracle', '&tab = &&v', ['word &tab', 'operator =', 'word &&v']],
  ['overlap', 'postgres', 'a && b', ['word a', 'operator &&', 'word b']],
  ['MySQL variables', 'mysql', "@v @`a b` @'c' @@global.x", ['parameter @v', 'parameter @`a b`', "parameter @'c'", 'parameter @@global.x']],
  ['question marks', 'mysql', 'a = ?', ['word a', 'operator =', 'parameter ?']],
  ['named', 'bigquery', '@p + @@x', ['parameter @p', 'operator +', 'parameter @@x']],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the braces are the client's, not TypeScript's.
  ['client substitution in names', 'spark', '${db}.t_${env}', ['word ${db}', 'punctuation .', 'word t_${env}']],
  ['slices', 'postgres', 'a[1:2]', ['word a', 'punctuation [', 'number 1', 'operator :', 'number 2', 'punctuation ]']],
];

const NUMBERS: readonly Case[] = [
  ['exponents and dots', 'ansi', '1.5e-3 .5 1.', ['number 1.5e-3', 'number .5', 'number 1.']],
  ['ranges', 'oracle', '1..10', ['number 1', 'operator ..', 'number 10']],
  ['hexadecimal', 'mysql', '0xFF 0b01', ['number 0xFF', 'number 0b01']],
  ['underscores', 'postgres', '1_000', ['number 1_000']],
  ['suffixes', 'oracle', '1.5f 2d', ['number 1.5f', 'number 2d']],
  ['names that begin with digits', 'mysql', '1st', ['word 1st']],
];

const JINJA: readonly Case[] = [
  ['alone', 'postgres', "{{ ref('orders') }} o", ["jinja {{ ref('orders') }}", 'word o']],
  ['inside of strings it is text', 'postgres', "'{{ x }}' a", ["string '{{ x }}'", 'word a']],
  ['closing braces in its strings', 'postgres', "{{ f('}}') }} a", ["jinja {{ f('}}') }}", 'word a']],
  ['adjacent to words', 'postgres', '{{ env }}_orders a', ['word {{ env }}_orders', 'word a']],
  ['behind a word', 'postgres', 't_{{ env }} a', ['word t_{{ env }}', 'word a']],
  ['blocks', 'postgres', '{% if a %} b {% endif %}', ['jinja {% if a %}', 'word b', 'jinja {% endif %}']],
  ['comments', 'postgres', "{# it's #} a", ["comment {# it's #}", 'word a']],
  ['white space control', 'postgres', '{%- if a -%} b', ['jinja {%- if a -%}', 'word b']],
];

const TEXTS: readonly Case[] = [
  ['byte order mark', 'postgres', '\u{FEFF}select a', ['keyword select', 'word a']],
  ['carriage returns', 'postgres', '-- a\r\nb\rc', ['comment -- a', 'word b', 'word c']],
  ['emoji in strings', 'postgres', "'🎉🎉' a", ["string '🎉🎉'", 'word a']],
  ['no-break spaces', 'postgres', 'select\u{A0}a', ['keyword select', 'word a']],
  ['operators of extensions', 'postgres', 'a <-> b @@ c', ['word a', 'operator <->', 'word b', 'operator @@', 'word c']],
  ['a sign is no part of an operator', 'postgres', 'a =-1', ['word a', 'operator =', 'operator -', 'number 1']],
  ['GO', 'tsql', 'a\nGO 5\nb', ['word a', 'line GO 5', 'word b']],
  ['go in the middle of a line', 'tsql', 'a go', ['word a', 'word go']],
  ['SQL*Plus', 'oracle', 'a\n/\nset define off\nb', ['word a', 'line /', 'line set define off', 'word b']],
  ['division at the start of a line', 'oracle', 'a\n/ 2', ['word a', 'operator /', 'number 2']],
  ['psql', 'postgres', "\\echo it's\na", ["line \\echo it's", 'word a']],
];

/** What is left open ends at a sensible place: what follows is still tokens. */
const UNTERMINATED: readonly Case[] = [
  ['string: the line ends it', 'ansi', "'abc\nselect a", ["string 'abc", 'keyword select', 'word a']],
  ['name', 'ansi', '"abc\nselect a', ['identifier "abc', 'keyword select', 'word a']],
  ['bracket', 'tsql', '[abc\nselect a', ['identifier [abc', 'keyword select', 'word a']],
  ['Jinja', 'postgres', '{{ abc\nselect a', ['jinja {{ abc', 'keyword select', 'word a']],
];

for (const [title, cases] of Object.entries({ STRINGS, NAMES, COMMENTS, PARAMETERS, NUMBERS, JINJA, TEXTS, UNTERMINATED })) {
  describe(`tokens: ${title.toLowerCase()}`, () => {
    for (const [name, dialect, sql, tokens] of cases) test(`${dialect}: ${name}`, () => checkTokens(dialect, sql, tokens));
  });
}
