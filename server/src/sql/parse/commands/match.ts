import { append } from '../../../base/index.ts';
import type { CatalogChange, Command, Expression, Query, SqlSyntaxError, StatementNode, TableRef } from '../../syntax/nodes.ts';
import { TokenType } from '../../tokens/index.ts';
import { parseBodyString } from '../embedded-body.ts';
import type { Expected } from '../expected.ts';
import { continuesString, startsQuery } from '../lookahead.ts';
import type { Parser } from '../parser.ts';
import type { CommandGrammar, CommandPattern, Pattern } from './notation.ts';

interface Captures {
  tables: TableRef[];
  expressions: Expression[];
  queries: Query[];
  body: StatementNode[];
  changes: CatalogChange[];
}

interface Failure {
  pos: number;
  expected: Set<Expected>;
  /** What a production of the parser found wrong there: it says more than any list of words. */
  found: SqlSyntaxError | null;
  /** What had been named up to there. */
  tables: readonly TableRef[];
}

/** Parses the command here by the dialect's grammar; null when no command of it begins like this. */
export function parseCommand(p: Parser, grammar: CommandGrammar): Command | null {
  const candidates = grammar.commands.get(p.text());
  if (candidates === undefined) return null;
  const matcher = new Matcher(p, grammar);
  const start = p.start();
  let longest: { end: number; command: CommandPattern; captures: Captures } | null = null;
  // `DROP TABLE` alone fits the loose `DROP words`, but a longer head says what it lacks.
  const longestHead = p.pos + Math.max(...candidates.map((c) => headOf(p, c, grammar)));
  for (const candidate of candidates) {
    const from = p.pos;
    const head = headOf(p, candidate, grammar);
    const captures = matcher.run(candidate.pattern);
    if (captures !== null && !(matcher.failure.pos >= p.limit && from + head < longestHead)) {
      if (isDone(p)) {
        const end = p.end();
        return command(candidate, captures, start, end);
      }
      if (longest === null || p.pos > longest.end) longest = { end: p.pos, command: candidate, captures };
    }
    p.pos = from;
  }
  const from = p.pos;
  if (longest !== null && p.dialect.features.looseTerminators) {
    p.pos = longest.end;
    if (p.rules.startsStatement(p)) return command(longest.command, longest.captures, start, p.end());
    p.pos = from;
  }
  // Known head, unknown rest: say where it stops being understood.
  const { failure } = matcher;
  if (failure.pos <= from + headLength(candidates, p)) return null;
  p.pos = failure.pos;
  report(p, failure);
  const best =
    candidates.find((c) => c.name.split('-').every((word, i) => p.tokens.texts[from + i] === word.toUpperCase())) ??
    (candidates[0] as CommandPattern);
  const empty: Captures = longest?.captures ?? { tables: [...failure.tables], expressions: [], queries: [], body: [], changes: [] };
  return command(best, empty, start, p.end());
}

/** Parses what stands between a function's parentheses by the dialect's grammar for it: its values, or null after an error has been reported. */
export function parseByPattern(p: Parser, grammar: CommandGrammar, pattern: Pattern): readonly Expression[] | null {
  const matcher = new Matcher(p, grammar);
  const captures = matcher.run(pattern);
  if (captures !== null && p.at(')')) {
    const queries = captures.queries.map((query): Expression => ({ kind: 'subquery', start: query.start, end: query.end, query }));
    return [...captures.expressions, ...queries];
  }
  p.pos = Math.max(p.pos, matcher.failure.pos);
  report(p, matcher.failure);
  return null;
}

/** Checks a statement that a production of its own has read (from a token up to here) against the dialect's grammar for it, and reports where they part. */
export function checkShape(p: Parser, grammar: CommandGrammar, shape: string, from: number): void {
  const pattern = grammar.shapes.get(shape);
  if (pattern === undefined || p.errors.length > 0 || p.templated || p.probe !== null) return;
  const to = p.pos;
  const matcher = new Matcher(p, grammar);
  p.pos = from;
  matcher.to = to;
  const matched = matcher.run(pattern) !== null;
  const reached = p.pos;
  p.pos = to;
  p.errors.length = 0;
  if (matched && reached === to) return;
  // A statement inside another one, as in CREATE SCHEMA: only its grammar knows where the next begins.
  if (matched && reached < to && p.depth > 1) {
    p.pos = reached;
    if (p.rules.startsStatement(p)) return;
  }
  p.pos = Math.max(matcher.failure.pos, matched ? reached : from);
  report(p, matcher.failure);
  p.pos = to;
}

/** Says what stands in the way at the furthest place that the grammar reached, which is here. */
function report(p: Parser, { found, expected }: Failure): void {
  if (found !== null) {
    p.error(found.message, found.start, found.end);
    return;
  }
  // What is named in words says more than the optional keywords before it.
  const sorted = [...expected].sort((a, b) => Number(/^[A-Z]/.test(a)) - Number(/^[A-Z]/.test(b)));
  p.unexpectedAny(sorted.length === 0 ? ['the end of the statement'] : sorted.slice(0, 3));
}

/** How many tokens here are the candidate's leading words, optional ones among them; 0 unless all are. */
function headOf(p: Parser, { pattern }: CommandPattern, grammar: CommandGrammar): number {
  const items = pattern.kind === 'sequence' ? pattern.items : [pattern];
  let length = 0;
  for (const item of items) {
    const taken = wordsOf(p, item, length, grammar);
    if (taken === null) return length;
    if (taken < 0) return 0;
    length += taken;
  }
  return length;
}

/** How many tokens at a distance are the words of the pattern; -1 when others stand there, null when the pattern is no plain words. */
function wordsOf(p: Parser, pattern: Pattern, ahead: number, grammar: CommandGrammar): number | null {
  switch (pattern.kind) {
    case 'word':
      return p.text(ahead) === pattern.word ? 1 : -1;
    case 'sequence': {
      let length = 0;
      for (const item of pattern.items) {
        const taken = wordsOf(p, item, ahead + length, grammar);
        if (taken === null || taken < 0) return taken;
        length += taken;
      }
      return length;
    }
    case 'choice': {
      let best: number | null = -1;
      for (const option of pattern.options) {
        const taken = wordsOf(p, option, ahead, grammar);
        if (taken === null) return null;
        if (taken > best) best = taken;
      }
      return best;
    }
    case 'optional': {
      const taken = wordsOf(p, pattern.item, ahead, grammar);
      return taken === null ? null : Math.max(0, taken);
    }
    case 'rule': {
      const rule = grammar.rules.get(pattern.name);
      return rule === undefined ? null : wordsOf(p, rule, ahead, grammar);
    }
    default:
      return null;
  }
}

/** How many leading words of the best candidate stand here: an error is only reported behind them. */
function headLength(candidates: readonly CommandPattern[], p: Parser): number {
  let most = 0;
  for (const { name } of candidates) {
    const words = name.split('-');
    let length = 0;
    while (length < words.length && p.text(length) === words[length]?.toUpperCase()) length++;
    if (length === words.length) return length - 1;
    most = Math.max(most, length);
  }
  return most;
}

function isDone(p: Parser): boolean {
  return (
    p.atEnd() ||
    // Snowflake: what follows reads the result of this, SHOW TABLES ->> SELECT ….
    (p.at('->>') && !p.dialect.features.arrows) ||
    p.at(';') ||
    p.type() === TokenType.line ||
    (p.routineDepth > 0 && p.at('END'))
  );
}

function command(candidate: CommandPattern, captures: Captures, start: number, end: number): Command {
  const verb = candidate.name.split('-')[0] ?? '';
  const access = ACCESS[candidate.name] ?? ACCESS[verb] ?? 'none';
  return { kind: 'command', start, end, command: candidate.name, access, ...captures };
}

const ACCESS: Readonly<Record<string, Command['access']>> = {
  drop: 'drop',
  alter: 'define',
  truncate: 'write',
  rename: 'define',
  analyze: 'read',
  copy: 'read',
  'copy-into': 'write',
  'bulk-insert': 'write',
  load: 'write',
  comment: 'define',
  create: 'read',
  grant: 'none',
};

/** Commands that never stand inside another one. */
const NO_INNER: ReadonlySet<string> = new Set(['END', 'EXPLAIN']);
const AS_ONLY: ReadonlySet<string> = new Set(['AS']);
const TO_ONLY: ReadonlySet<string> = new Set(['TO']);
const FROM_ONLY: ReadonlySet<string> = new Set(['FROM']);
const PUNCTUATION: ReadonlySet<string> = new Set(['(', ')', '[', ']', ',', ';', '.', ':', '::', '=>', ':=']);

class Matcher {
  readonly #p: Parser;
  readonly #grammar: CommandGrammar;
  #captures: Captures = { tables: [], expressions: [], queries: [], body: [], changes: [] };
  /** Where the production that is checked has stopped. */
  to = 0;
  failure: Failure = { pos: -1, expected: new Set(), found: null, tables: [] };

  constructor(p: Parser, grammar: CommandGrammar) {
    this.#p = p;
    this.#grammar = grammar;
  }

  run(pattern: Pattern): Captures | null {
    this.#captures = { tables: [], expressions: [], queries: [], body: [], changes: [] };
    return this.#match(pattern) ? this.#captures : null;
  }

  #fail(expected: Expected): false {
    const { pos } = this.#p;
    if (pos > this.failure.pos) this.failure = { pos, expected: new Set(), found: null, tables: [...this.#captures.tables] };
    if (pos === this.failure.pos) this.failure.expected.add(expected);
    return false;
  }

  #match(pattern: Pattern): boolean {
    const p = this.#p;
    switch (pattern.kind) {
      case 'word':
        if (p.text() === pattern.word || (p.text() === '' && p.type() === TokenType.operator && p.source() === pattern.word)) {
          p.pos++;
          return true;
        }
        p.at(pattern.word);
        return this.#fail(pattern.word as Uppercase<string>);
      case 'sequence': {
        for (const item of pattern.items) if (!this.#match(item)) return false;
        return true;
      }
      case 'choice':
        for (const option of pattern.options) if (this.#try(option)) return true;
        return false;
      case 'optional':
        // What a line begins with may be the next statement: only what must stand here is taken for words all the same.
        if (!(pattern.item.kind === 'rule' && pattern.item.name === 'words' && this.#atNextStatement())) this.#try(pattern.item);
        return true;
      case 'repeat':
        return this.#repeat(pattern.item, pattern.separator, pattern.atLeast);
      case 'rule': {
        const rule = this.#grammar.rules.get(pattern.name);
        return rule !== undefined ? this.#match(rule) : this.#builtIn(pattern.name);
      }
    }
  }

  #try(pattern: Pattern): boolean {
    const p = this.#p;
    const from = p.pos;
    const errors = p.errors.length;
    const c = this.#captures;
    const marks = [c.tables.length, c.expressions.length, c.queries.length, c.body.length, c.changes.length] as const;
    if (this.#match(pattern)) return true;
    p.pos = from;
    p.errors.length = errors;
    c.tables.length = marks[0];
    c.expressions.length = marks[1];
    c.queries.length = marks[2];
    c.body.length = marks[3];
    c.changes.length = marks[4];
    return false;
  }

  #repeat(item: Pattern, separator: string, atLeast: number): boolean {
    const p = this.#p;
    let count = 0;
    for (;;) {
      const from = p.pos;
      if (count > 0 && separator !== '' && !p.eat(separator)) break;
      if ((p.atEnd() && count > 0) || !this.#try(item)) {
        p.pos = from;
        break;
      }
      if (p.pos === from) break;
      count++;
    }
    return count >= atLeast;
  }

  /** Productions that the notation takes from the parser proper. */
  #builtIn(name: string): boolean {
    const p = this.#p;
    const c = this.#captures;
    switch (name) {
      case 'ident':
        if (!p.isName()) return this.#fail('a name');
        p.takeName();
        return true;
      case 'parameter_name':
        if (!p.isAnyName() || p.dialect.features.neverCalled.has(p.text()) || p.dialect.features.notTypes.has(p.text()))
          return this.#fail('a name');
        p.takeName();
        return true;
      case 'function_name':
        if (!p.isName() && p.dialect.callable?.has(p.text()) !== true) return this.#fail('a name');
        p.takeName();
        return true;
      case 'label':
        if (!p.isAnyName()) return this.#fail('a word');
        p.takeName();
        return true;
      case 'operator':
        if (p.type() !== TokenType.operator || PUNCTUATION.has(p.text())) return this.#fail('an operator');
        p.pos++;
        return true;
      case 'operand':
        return this.#parsed(() => c.expressions.push(p.rules.operand(p, 61)));
      case 'primary':
        return this.#parsed(() => c.expressions.push(p.rules.operand(p, 151)));
      case 'settypecolumn': {
        if (!p.isName() || !(p.text(1) === 'TYPE' || p.text(1) === 'SET')) return this.#fail('a column name and TYPE');
        const column = p.takeName();
        if (p.at('SET') && p.text(1) === 'DATA') p.pos += 2;
        if (!p.eat('TYPE')) return this.#fail('TYPE');
        return this.#parsed(() => c.changes.push({ change: 'change-type', column, type: p.rules.dataType(p) }));
      }
      case 'word':
        if (!p.isAnyName()) return this.#fail('a word');
        p.pos++;
        return true;
      case 'name':
        if (!p.isName() && !(p.isAnyName() && p.text(1) === '.')) return this.#fail('a name');
        p.rules.objectName(p);
        return true;
      case 'table':
        if (p.atEnd()) p.probe?.expects.add('table');
        if (!p.isName() && !(p.isAnyName() && p.text(1) === '.') && !(p.type() === TokenType.string && p.dialect.features.stringTables))
          return this.#fail('a table name');
        c.tables.push(tableOf(p));
        return true;
      case 'expr':
        return this.#parsed(() => c.expressions.push(p.rules.expression(p)));
      case 'exprs':
        return this.#parsed(() => {
          do c.expressions.push(p.rules.expression(p));
          while (p.eat(','));
        });
      case 'fromlist':
        return this.#parsed(() => p.rules.fromList(p));
      case 'orderitems':
        return this.#parsed(() => {
          for (const item of p.rules.orderItemsAfterBy(p)) c.expressions.push(item.expression);
        });
      case 'query':
        if (!startsQuery(p)) return this.#fail('a query');
        return this.#parsed(() => c.queries.push(p.rules.query(p)));
      case 'statement':
        if (
          p.atEnd() ||
          p.at(';') ||
          NO_INNER.has(p.text()) ||
          !(p.rules.startsStatement(p) || startsQuery(p) || p.at('REPLACE') || this.#grammar.commands.has(p.text()))
        )
          return this.#fail('a statement');
        return this.#parsed(() => c.body.push(p.rules.statement(p)));
      case 'type':
        if (!p.isAnyName()) return this.#fail('a type');
        return this.#parsed(() => p.rules.dataType(p));
      case 'string':
        if (!this.#token(TokenType.string, 'a string')) return false;
        while (p.type() === TokenType.string && continuesString(p)) p.pos++;
        return true;
      case 'body':
        if (p.type() !== TokenType.string) return this.#fail('a string with the body');
        append(c.body, parseBodyString(p, p.pos));
        p.pos++;
        return true;
      case 'number':
        if (p.at('-') || p.at('+')) p.pos++;
        return this.#token(TokenType.number, 'a number');
      case 'param':
        return this.#token(TokenType.parameter, 'a variable');
      case 'value': {
        if (p.at('-') || p.at('+')) p.pos++;
        const type = p.type();
        if (type === TokenType.operator || type === TokenType.end || type === TokenType.line) return this.#fail('a value');
        p.pos++;
        while (p.at('.') && p.isAnyName(1)) p.pos += 2;
        return true;
      }
      case 'group':
        return this.#group();
      case 'columns':
        if (!p.at('(')) return this.#fail('(');
        return this.#parsed(() => p.nameList('a column name'));
      case 'newrelation':
        if (!p.isName() && !(p.isAnyName() && p.text(1) === '.')) return this.#fail('a name');
        c.changes.push({ change: 'make-relation', name: p.rules.objectName(p) });
        return true;
      case 'tablecolumns':
        if (!p.at('(')) return this.#fail('(');
        return this.#parsed(() => {
          for (const column of p.nameList('a column name')) c.changes.push({ change: 'name-column', column });
        });
      case 'judged':
        // The body, which its own production has judged.
        if (p.pos >= this.to) return this.#fail('the body');
        p.pos = this.to;
        return true;
      case 'words':
        return this.#words();
      case 'options':
        return this.#until(AS_ONLY);
      case 'until_to':
        return this.#until(TO_ONLY);
      case 'until_from':
        return this.#until(FROM_ONLY);
      case 'rest':
        // A text in another language, which ends where the chunk does.
        if (p.atEnd()) return this.#fail('more');
        p.pos = p.limit;
        return true;
      case 'columndef':
        if (!p.isAnyName()) return this.#fail('a column');
        return this.#parsed(() => c.changes.push({ change: 'add-column', column: p.rules.columnDefinition(p) }));
      case 'tableelements':
        if (!p.at('(')) return this.#fail('(');
        return this.#parsed(() => {
          const elements = p.rules.tableElements(p);
          for (const column of elements.columns) c.changes.push({ change: 'add-column', column });
          for (const constraint of elements.constraints) c.changes.push({ change: 'add-constraint', constraint });
        });
      case 'constraint':
        return this.#parsed(() => {
          const constraint = p.rules.constraint(p);
          if (constraint === null) p.unexpected('a constraint');
          else c.changes.push({ change: 'add-constraint', constraint });
        });
      case 'dropcolumn':
        if (!p.isName()) return this.#fail('a column name');
        c.changes.push({ change: 'drop-column', column: p.takeName() });
        return true;
      case 'renamecolumn': {
        if (!p.isName() || p.text(1) !== 'TO' || !p.isAnyName(2)) return this.#fail('a column name, TO and a new name');
        const column = p.takeName();
        p.pos++;
        c.changes.push({ change: 'rename-column', column, to: p.takeName() });
        return true;
      }
      case 'retypecolumn': {
        // `column type`: the type decides whether this is what it looks like.
        if (!p.isName() || !p.isAnyName(1)) return this.#fail('a column name and a type');
        const column = p.takeName();
        if (p.at('SET') && p.text(1) === 'DATA') p.pos += 2;
        p.eat('TYPE');
        return this.#parsed(() => c.changes.push({ change: 'change-type', column, type: p.rules.dataType(p) }));
      }
      case 'newname':
        if (!p.isName()) return this.#fail('a new name');
        c.changes.push({ change: 'rename-table', to: p.rules.objectName(p) });
        return true;
      case 'swapname':
        if (!p.isName()) return this.#fail('a table');
        c.changes.push({ change: 'swap-table', with: p.rules.objectName(p) });
        return true;
      case 'commenttext':
        if (p.type() !== TokenType.string) {
          if (p.eat('NULL')) return true;
          return this.#fail('a string');
        }
        c.changes.push({ change: 'comment-table', text: stringText(p) });
        while (p.type() === TokenType.string && continuesString(p)) p.pos++;
        return true;
      case 'commentcolumn':
        return this.#commentColumn();
      default:
        throw new Error(`a command grammar asks for ${name}, which no production defines`);
    }
  }

  #token(type: number, what: Expected): boolean {
    const p = this.#p;
    const found = p.type();
    const isDynamic = found === TokenType.parameter || found === TokenType.dynamic || found === TokenType.jinja;
    if (found !== type && !isDynamic) return this.#fail(what);
    p.pos++;
    return true;
  }

  #atNextStatement(): boolean {
    const p = this.#p;
    return p.dialect.features.looseTerminators && p.onNewLine() && p.rules.startsStatement(p);
  }

  /** At least one token, in balanced groups, up to one of the words. */
  #until(stops: ReadonlySet<string>): boolean {
    const p = this.#p;
    const from = p.pos;
    while (!p.atEnd() && !p.at(';') && !p.at(')') && p.type() !== TokenType.line && !stops.has(p.text())) {
      if (p.at('(')) {
        if (!this.#group()) return false;
      } else p.pos++;
    }
    for (const stop of stops) p.at(stop);
    return p.pos > from || this.#fail('more');
  }

  /** A balanced group, whatever it holds. */
  #group(): boolean {
    const p = this.#p;
    if (!p.at('(')) return this.#fail('(');
    const errors = p.errors.length;
    p.skipGroup();
    if (p.errors.length === errors) return true;
    p.errors.length = errors;
    return this.#fail('")"');
  }

  /** Runs a production of the parser; its errors make the match fail. */
  #parsed(run: () => unknown): boolean {
    const p = this.#p;
    const errors = p.errors.length;
    run();
    if (p.errors.length === errors) return true;
    const found = p.errors[errors] ?? null;
    p.errors.length = errors;
    this.#fail('something else');
    if (p.pos === this.failure.pos) this.failure.found = found;
    return false;
  }

  /** Anything up to the end of the statement, in balanced groups. */
  #words(): boolean {
    const p = this.#p;
    const from = p.pos;
    while (!p.atEnd() && !p.at(';') && p.type() !== TokenType.line) {
      if (p.pos > from && this.#atNextStatement()) break;
      if (p.routineDepth > 0 && p.at('END') && p.dialect.features.looseTerminators) break;
      if (p.at('(')) {
        if (!this.#group()) return false;
      } else if (p.at(')') || (p.at('->>') && !p.dialect.features.arrows)) break;
      else p.pos++;
    }
    return p.pos > from || this.#fail('more');
  }

  /** `schema.table.column IS 'text'` */
  #commentColumn(): boolean {
    const p = this.#p;
    if (!p.isAnyName()) return this.#fail('a column name');
    const name = p.rules.objectName(p);
    const column = name.parts[name.parts.length - 1];
    const table = name.parts.slice(0, -1);
    const last = table[table.length - 1];
    if (column === undefined || last === undefined || !p.eat('IS')) return this.#fail('table.column IS');
    const end = last.end;
    this.#captures.tables.push({ kind: 'table', start: name.start, end, name: { ...name, end, parts: table }, alias: null, extra: [] });
    if (p.type() === TokenType.string) this.#captures.changes.push({ change: 'comment-column', column, text: stringText(p) });
    else if (!p.eat('NULL')) return this.#fail('a string');
    return true;
  }
}

function stringText(p: Parser): string {
  const source = p.source();
  p.pos++;
  return source.replace(/^[A-Za-z]*'|'$/g, '').replaceAll("''", "'");
}

function tableOf(p: Parser): TableRef {
  const start = p.start();
  const name = p.rules.objectName(p);
  return { kind: 'table', start, end: p.end(), name, alias: null, extra: [] };
}
