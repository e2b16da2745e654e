// Writes the TextMate grammars from words.ts. Run it after a change there:   node syntaxes/build-grammars.ts
// A test compares what it would write with what is committed.
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import * as words from './words.ts';

interface Rule {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Captures;
  readonly beginCaptures?: Captures;
  readonly endCaptures?: Captures;
  readonly contentName?: string;
  readonly include?: string;
  readonly patterns?: readonly Rule[];
}
type Captures = Readonly<Record<number, { readonly name: string }>>;
type Rules = Readonly<Record<string, Rule>>;

interface Grammar {
  readonly name: string;
  readonly scopeName: string;
  readonly fileTypes?: readonly string[];
  readonly injectionSelector?: string;
  readonly patterns: readonly Rule[];
  readonly repository: Rules;
}

const folder = new URL('./', import.meta.url);

export const grammars: Readonly<Record<string, Grammar>> = {
  'jinja-sql.tmLanguage.json': jinjaSqlGrammar(),
  'sql-jinja.injection.json': jinjaInjection(),
  'sql-dialects.injection.json': dialectInjection(),
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [name, grammar] of Object.entries(grammars)) writeFileSync(new URL(name, folder), text(grammar));
}

export function text(grammar: Grammar): string {
  return `${JSON.stringify(grammar, null, 2)}\n`;
}

/** A whole grammar for Jinja-SQL, the language of dbt models. */
function jinjaSqlGrammar(): Grammar {
  return {
    name: 'Jinja SQL',
    scopeName: 'source.sql.jinja',
    fileTypes: [],
    patterns: [{ include: '#jinja' }, { include: '#sql' }],
    repository: {
      ...jinjaRules(),
      ...lexicalRules(),
      ...wordRules(),
      sql: { patterns: ['comments', 'dollar-quotes', 'strings', 'variables', 'numbers', 'words', 'operators'].map(include) },
    },
  };
}

/** Jinja inside plain SQL. It is replaced before SQL is read, so it counts inside strings and comments too. */
function jinjaInjection(): Grammar {
  return {
    name: 'Jinja in SQL',
    scopeName: 'aetl.sql.jinja',
    injectionSelector: 'L:source.sql -source.sql.jinja -meta.embedded.jinja -comment.block.jinja',
    patterns: [include('jinja')],
    repository: jinjaRules(),
  };
}

/** What VS Code's own SQL grammar lacks: words and quotes of the dialects, for plain SQL outside strings and comments. */
function dialectInjection(): Grammar {
  return {
    name: 'AETL words of SQL dialects',
    scopeName: 'aetl.sql.dialects',
    injectionSelector: 'L:source.sql -source.sql.jinja -meta.embedded.jinja -string -comment',
    patterns: ['hints', 'dollar-quotes', 'special-strings', 'dialect-words'].map(include),
    repository: {
      ...jinjaRules(),
      ...lexicalRules(),
      ...wordRules(),
      sql: { patterns: ['comments', 'strings', 'variables', 'numbers', 'words', 'operators'].map(include) },
    },
  };
}

function jinjaRules(): Rules {
  const { tags, operators, constants, functions } = words.jinja;
  return {
    jinja: { patterns: ['jinja-comment', 'jinja-raw', 'jinja-expression', 'jinja-statement'].map(include) },
    'jinja-comment': {
      name: 'comment.block.jinja',
      ...block('\\{#-?', '-?#\\}', 'punctuation.definition.comment.jinja'),
    },
    'jinja-raw': {
      name: 'meta.embedded.jinja.raw',
      begin: '(\\{%[-+]?)\\s*(raw)\\s*([-+]?%\\})',
      end: '(\\{%[-+]?)\\s*(endraw)\\s*([-+]?%\\})',
      captures: { 1: jinjaBrace(), 2: { name: 'keyword.control.jinja' }, 3: jinjaBrace() },
      contentName: 'string.unquoted.raw.jinja',
    },
    'jinja-expression': {
      name: 'meta.embedded.jinja.expression',
      ...block('\\{\\{[-+]?', '[-+]?\\}\\}', jinjaBrace().name),
      patterns: [include('jinja-inside')],
    },
    'jinja-statement': {
      name: 'meta.embedded.jinja.statement',
      begin: `(\\{%[-+]?)\\s*(?:(${tags.join('|')})\\b)?`,
      beginCaptures: { 1: jinjaBrace(), 2: { name: 'keyword.control.jinja' } },
      end: '[-+]?%\\}',
      endCaptures: { 0: jinjaBrace() },
      patterns: [include('jinja-inside')],
    },
    'jinja-inside': {
      patterns: [
        {
          name: 'string.quoted.single.jinja',
          begin: "'",
          end: "'",
          patterns: [{ name: 'constant.character.escape.jinja', match: '\\\\.' }],
        },
        {
          name: 'string.quoted.double.jinja',
          begin: '"',
          end: '"',
          patterns: [{ name: 'constant.character.escape.jinja', match: '\\\\.' }],
        },
        {
          match: '(\\|)\\s*([A-Za-z_]\\w*)',
          captures: { 1: { name: 'keyword.operator.filter.jinja' }, 2: { name: 'support.function.filter.jinja' } },
        },
        { name: 'constant.language.jinja', match: exactly(constants) },
        { name: 'keyword.operator.word.jinja', match: exactly(operators) },
        // Not after a dot: `adapter.dispatch`, but `orders.ref` is an attribute.
        { name: 'support.function.jinja', match: `(?<!\\.)${exactly(functions)}` },
        { name: 'entity.name.function.jinja', match: '\\b[A-Za-z_]\\w*(?=\\s*\\()' },
        { name: 'constant.numeric.jinja', match: '\\b\\d+(?:\\.\\d+)?\\b' },
        { name: 'keyword.operator.jinja', match: '==|!=|<=|>=|\\*\\*|//|[-+*/%~<>=]' },
        { name: 'variable.other.jinja', match: '\\b[A-Za-z_]\\w*\\b' },
      ],
    },
  };
}

function lexicalRules(): Rules {
  const withJinja = [include('jinja')];
  return {
    hints: { name: 'comment.block.hint.sql', ...block('/\\*\\+', '\\*/', 'punctuation.definition.comment.sql') },
    comments: {
      patterns: [
        include('hints'),
        { name: 'comment.block.sql', ...block('/\\*', '\\*/', 'punctuation.definition.comment.sql'), patterns: withJinja },
        {
          name: 'comment.line.double-dash.sql',
          begin: '--',
          end: '$',
          beginCaptures: { 0: { name: 'punctuation.definition.comment.sql' } },
          patterns: withJinja,
        },
        // MySQL and BigQuery; a word before it would be a temporary table of T-SQL or an operator of PostgreSQL.
        { name: 'comment.line.number-sign.sql', match: '(?:^|(?<=\\s))#(?=\\s|$).*$' },
      ],
    },
    'dollar-quotes': {
      patterns: [
        // A function's body is code, any other dollar quote is text.
        {
          begin: '(?i)\\b(as|do)\\s+(\\$(?:[A-Za-z_]\\w*)?\\$)',
          end: '(\\2)',
          beginCaptures: { 1: { name: 'keyword.other.sql' }, 2: { name: 'punctuation.definition.string.dollar.sql' } },
          endCaptures: { 1: { name: 'punctuation.definition.string.dollar.sql' } },
          contentName: 'meta.embedded.block.sql',
          patterns: [include('sql')],
        },
        {
          name: 'string.quoted.dollar.sql',
          begin: '(?<![\\w$])(\\$(?:[A-Za-z_]\\w*)?\\$)',
          end: '(\\1)',
          captures: { 1: { name: 'punctuation.definition.string.dollar.sql' } },
        },
      ],
    },
    'special-strings': {
      patterns: [
        // Oracle: q'[it's]'
        ...[
          ['\\[', '\\]'],
          ['\\{', '\\}'],
          ['\\(', '\\)'],
          ['<', '>'],
        ].map(([open, close]) => ({
          name: 'string.quoted.other.oracle.sql',
          begin: `(?i)\\bn?q'${open}`,
          end: `${close}'`,
        })),
        { name: 'string.quoted.other.oracle.sql', begin: "(?i)\\bn?q'([^\\s\\[{(<])", end: "\\1'" },
        // BigQuery: r"…", """…"""
        { name: 'string.quoted.triple.bigquery.sql', begin: '(?i)(?:\\b(?:rb?|br?))?"""', end: '"""' },
        { name: 'string.quoted.triple.bigquery.sql', begin: "(?i)\\b(?:rb?|br?)'''", end: "'''" },
        {
          name: 'string.quoted.other.escape.sql',
          begin: "(?i)\\be'",
          end: "'(?!')",
          patterns: [{ name: 'constant.character.escape.sql', match: "\\\\.|''" }],
        },
        // T-SQL: [order lines]; after a name or a bracket it would be an index into an array.
        { name: 'string.quoted.other.bracket.tsql.sql', match: '(?<![\\w\\])"`])\\[[A-Za-z_#@][^\\]\\n,()]*\\]' },
      ],
    },
    strings: {
      patterns: [
        include('special-strings'),
        {
          name: 'string.quoted.single.sql',
          begin: "'",
          end: "'(?!')",
          patterns: [{ name: 'constant.character.escape.sql', match: "''" }, ...withJinja],
        },
        {
          name: 'string.quoted.double.sql',
          begin: '"',
          end: '"(?!")',
          patterns: [{ name: 'constant.character.escape.sql', match: '""' }, ...withJinja],
        },
        { name: 'string.quoted.other.backtick.sql', begin: '`', end: '`', patterns: withJinja },
      ],
    },
    variables: {
      patterns: [
        {
          name: 'variable.parameter.sql',
          match: '@@?[A-Za-z_#$]\\w*|\\$\\d+|(?<![:\\w]):[A-Za-z_]\\w*|&&?[A-Za-z_]\\w*\\.?|\\$\\{[^}\\n]*\\}',
        },
      ],
    },
    numbers: {
      patterns: [
        { name: 'constant.numeric.sql', match: '(?<![\\w$])(?:0[xX][\\da-fA-F]+|(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)(?!\\w)' },
      ],
    },
    operators: {
      patterns: [
        { name: 'keyword.operator.cast.sql', match: '::' },
        { name: 'keyword.operator.json.sql', match: '->>|->|#>>|#>|@>|<@' },
        { name: 'keyword.operator.pipe.sql', match: '\\|>' },
        { name: 'keyword.operator.concatenator.sql', match: '\\|\\|' },
        { name: 'keyword.operator.comparison.sql', match: '<=>|<>|!=|<=|>=|=|<|>|!~\\*?|~\\*?' },
        { name: 'keyword.operator.assignment.sql', match: ':=|=>' },
        { name: 'keyword.operator.arithmetic.sql', match: '[-+*/%^]' },
        { name: 'punctuation.terminator.statement.sql', match: ';' },
      ],
    },
  };
}

function wordRules(): Rules {
  const dialects = Object.entries(words.dialects);
  const shared = new Set([...words.control, ...words.statements, ...words.clauses, ...words.types, ...words.functions]);
  return {
    words: {
      patterns: [
        // A name after a dot or between parts of a name is no keyword: `orders.date`.
        { name: 'variable.other.member.sql', match: '(?<=[\\w"`\\]]\\.)[A-Za-z_]\\w*' },
        { name: 'support.function.sql', match: `${anyCase(words.functions)}(?=\\s*\\()` },
        include('dialect-words'),
        { name: 'storage.type.sql', match: anyCase(words.types) },
        { name: 'constant.language.sql', match: anyCase(words.constants) },
        { name: 'keyword.control.sql', match: anyCase(words.control) },
        { name: 'keyword.other.statement.sql', match: anyCase(words.statements) },
        { name: 'keyword.other.sql', match: anyCase(words.clauses) },
      ],
    },
    'dialect-words': {
      patterns: [
        ...dialects.map(([name, { functions }]) => ({
          name: `support.function.${name}.sql`,
          match: `(?<!\\.)${anyCase(functions)}(?=\\s*\\()`,
        })),
        ...dialects.map(([name, { keywords }]) => ({
          name: `keyword.other.${name}.sql`,
          match: `(?<!\\.)${anyCase(keywords.filter((word) => !shared.has(word)))}(?!\\.)`,
        })),
      ],
    },
  };
}

function block(begin: string, end: string, punctuation: string): Rule {
  return { begin, end, beginCaptures: { 0: { name: punctuation } }, endCaptures: { 0: { name: punctuation } } };
}

function jinjaBrace(): { readonly name: string } {
  return { name: 'punctuation.definition.template-expression.jinja' };
}

function include(name: string): Rule {
  return { include: `#${name}` };
}

function exactly(list: readonly string[]): string {
  return `\\b(?:${list.join('|')})\\b`;
}

function anyCase(list: readonly string[]): string {
  return `(?i:\\b(?:${[...list].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|')})\\b)`;
}
