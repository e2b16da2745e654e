import { say, sayAny } from '../../base/index.ts';
import type { DialectGrammar } from '../dialects/grammar.ts';
import { words } from '../dialects/words.ts';
import type {
  Alias,
  ColumnDefinition,
  ColumnRef,
  DataType,
  Expression,
  FromItem,
  Identifier,
  Missing,
  ObjectName,
  OrderItem,
  Query,
  RoutineParameter,
  SelectItem,
  SqlSyntaxError,
  StatementNode,
  TableConstraint,
  TableRef,
  WindowSpec,
  With,
} from '../syntax/nodes.ts';
import { closers, type TokenList, TokenType } from '../tokens/index.ts';
import type { Expected } from './expected.ts';
import { isPlainJinja } from './jinja.ts';
import { identifierName } from './names.ts';

/** What completion learns about a place: every word and kind of name that the grammar asked for there. */
export interface Probe {
  readonly words: Set<string>;
  readonly expects: Set<'table' | 'column' | 'alias' | 'type' | 'statement' | 'name' | 'routine'>;
  qualifier: readonly Identifier[];
}

/**
 * The productions that call each other in circles. Each lives in a file of its own; `parse.ts` ties the knot, so that no file imports in circles.
 */
export interface Productions {
  expression(p: Parser): Expression;
  /** Stops before AND/OR/comparison…: everything that binds at least as tightly as `minimum`. */
  operand(p: Parser, minimum: number): Expression;
  query(p: Parser): Query;
  withClause(p: Parser): With;
  fromItem(p: Parser): FromItem;
  fromList(p: Parser): FromItem[];
  /** One relation without the joins behind it. */
  tableOrQuery(p: Parser): FromItem;
  tableRef(p: Parser): TableRef;
  objectName(p: Parser): ObjectName;
  /** Hive and Spark's LATERAL VIEW behind a FROM item. */
  lateralView(p: Parser, left: FromItem): FromItem;
  selectItems(p: Parser): SelectItem[];
  /** ORDER BY … with its words. */
  orderItems(p: Parser): OrderItem[];
  /** The list behind ORDER BY. */
  orderItemsAfterBy(p: Parser): OrderItem[];
  /** BY NAME and CORRESPONDING behind a set operator. */
  byName(p: Parser): boolean;
  /** Joins, PIVOT and UNPIVOT behind a relation that is already there. */
  joinTail(p: Parser, left: FromItem): FromItem;
  windowSpec(p: Parser): WindowSpec;
  dataType(p: Parser): DataType;
  columnDefinition(p: Parser): ColumnDefinition;
  tableElements(p: Parser): { columns: ColumnDefinition[]; constraints: TableConstraint[]; like: ObjectName[] };
  constraint(p: Parser): TableConstraint | null;
  routineParameters(p: Parser): RoutineParameter[];
  /** A function or procedure inside a package, a block or a WITH. */
  subprogram(p: Parser): StatementNode;
  /** One statement, without its terminator. Always moves on unless it stands before `;` or the end. */
  statement(p: Parser): StatementNode;
  /** Statements up to one of the words, which is not consumed. */
  statementsUntil(p: Parser, stops: readonly string[]): StatementNode[];
  /** The statements inside a string (a routine's body), whose text begins at `offset` of the statement. Their errors become this parse's own. */
  embedded(p: Parser, text: string, offset: number): StatementNode[];
  /** Whether a word here starts a statement. */
  startsStatement(p: Parser): boolean;
}

/** How deep expressions and queries may nest before the parser refuses to follow. */
const DEEPEST = 400;

/** The state of one parse: where it is, what it may see, what went wrong. Productions are functions over it. */
export class Parser {
  readonly tokens: TokenList;
  readonly dialect: DialectGrammar;
  readonly rules: Productions;
  readonly errors: SqlSyntaxError[] = [];
  /** One past the last token this parse may see. */
  readonly limit: number;
  pos: number;
  /** What offsets count from. */
  base: number;
  depth = 0;
  /** Inside a routine or block, where names may be variables and SELECT … INTO assigns. */
  routineDepth = 0;
  /** Half of a `>>` has been taken as the end of a type argument. */
  halfAngle = false;
  templated = false;
  /** In the IN list of PIVOT and UNPIVOT, aliases may be literals. */
  literalAliases = false;
  readonly probe: Probe | null;
  readonly #types: Uint8Array;
  readonly #texts: readonly string[];

  constructor(tokens: TokenList, from: number, limit: number, dialect: DialectGrammar, rules: Productions, probe: Probe | null = null) {
    this.tokens = tokens;
    this.#types = tokens.types;
    this.#texts = tokens.texts;
    this.pos = from;
    this.limit = limit;
    this.dialect = dialect;
    this.rules = rules;
    this.probe = probe;
    this.base = tokens.starts[from] ?? 0;
  }

  // ---- looking

  /** The known spelling of the word or operator at a distance, '' for names, literals and the end. */
  text(ahead = 0): string {
    const at = this.pos + ahead;
    return at < this.limit ? (this.#texts[at] as string) : '';
  }

  type(ahead = 0): number {
    const at = this.pos + ahead;
    return at < this.limit ? (this.#types[at] as number) : TokenType.end;
  }

  at(word: string): boolean {
    if (this.pos < this.limit) return this.#texts[this.pos] === word;
    if (this.probe !== null) this.probe.words.add(word);
    return false;
  }

  atAny(words: ReadonlySet<string>): boolean {
    if (this.pos < this.limit) return words.has(this.#texts[this.pos] as string);
    if (this.probe !== null) for (const word of words) this.probe.words.add(word);
    return false;
  }

  /** Whether these words stand here in a row. */
  atWords(...words: readonly string[]): boolean {
    for (let i = 0; i < words.length; i++)
      if (this.text(i) !== words[i]) {
        if (i === 0) this.at(words[0] as string);
        return false;
      }
    return true;
  }

  /** Tells completion which words could stand at a distance, when the text ends there. */
  offer(ahead: number, words: readonly string[]): void {
    if (this.probe !== null && this.pos + ahead === this.limit) for (const word of words) this.probe.words.add(word);
  }

  atEnd(): boolean {
    return this.pos >= this.limit;
  }

  /** The source of the token at a distance. */
  source(ahead = 0): string {
    const at = this.pos + ahead;
    return at < this.limit ? this.tokens.text.slice(this.tokens.starts[at], this.tokens.ends[at]) : '';
  }

  /** Whether nothing stands between this token and the one before it. */
  touchesPrevious(ahead = 0): boolean {
    const at = this.pos + ahead;
    return at > 0 && this.tokens.starts[at] === this.tokens.ends[at - 1];
  }

  /** Whether the token stands in the first column of a line. */
  startsLine(): boolean {
    const start = this.tokens.starts[this.pos] as number;
    const before = this.tokens.text.charCodeAt(start - 1);
    return start === 0 || before === 10 || before === 13;
  }

  /** Whether a line break stands before this token. */
  onNewLine(): boolean {
    return this.pos === 0 || this.breaksLine(0);
  }

  /** Whether a line break stands before the token at a distance. */
  breaksLine(ahead: number): boolean {
    const from = this.tokens.ends[this.pos + ahead - 1] as number;
    const to = this.tokens.starts[this.pos + ahead] as number;
    return this.tokens.text.slice(from, to).includes('\n');
  }

  // ---- taking

  eat(word: string): boolean {
    if (this.at(word)) {
      this.pos++;
      return true;
    }
    return false;
  }

  eatAny(words: ReadonlySet<string>): string {
    if (!this.atAny(words)) return '';
    const word = this.text();
    this.pos++;
    return word;
  }

  eatWords(...words: readonly string[]): boolean {
    if (!this.atWords(...words)) return false;
    this.pos += words.length;
    return true;
  }

  /** Takes the word or says that it is missing. */
  expect(word: string): boolean {
    if (this.eat(word)) return true;
    this.unexpected(word === ')' || word === '(' || word === ',' ? `"${word}"` : (word as Uppercase<string>));
    return false;
  }

  /** Takes the bracket that closes, skipping over what is not understood before it. */
  close(bracket: string): void {
    if (this.eat(bracket)) return;
    this.#unexpectedText(`"${bracket}"`);
    const open = bracket === ')' ? '(' : bracket === ']' ? '[' : '{';
    for (let at = this.pos; at < this.limit; at++) {
      const text = this.#texts[at] as string;
      if (text === open) {
        at = this.closer(at);
        if (at < 0) return;
      } else if (text === ';') return;
      else if (text === bracket) {
        this.pos = at + 1;
        return;
      } else if (this.#types[at] === TokenType.word && BOUNDARIES.has(text)) {
        return;
      }
    }
  }

  /** Where the bracket at a token index is closed, -1 if it is not. */
  closer(at: number): number {
    return closers(this.tokens)[at] ?? -1;
  }

  /** Skips a bracketed group whose opening bracket stands here. */
  skipGroup(): void {
    if (!this.at('(')) {
      this.unexpected('"("');
      return;
    }
    let depth = 0;
    while (this.pos < this.limit) {
      const text = this.#texts[this.pos] as string;
      if (text === '(') depth++;
      else if (text === ')') depth--;
      this.pos++;
      if (depth <= 0) return;
    }
    this.unexpected('")"');
  }

  // ---- places

  start(): number {
    // At the end, what would start here starts where the last token ends, not at the next statement.
    return this.pos >= this.limit ? this.end() : (this.tokens.starts[this.pos] as number) - this.base;
  }

  /** Where the last taken token ends. */
  end(): number {
    return this.pos === 0 ? Math.max(0, -this.base) : (this.tokens.ends[this.pos - 1] as number) - this.base;
  }

  // ---- errors

  error(message: string, start: number, end: number): void {
    const last = this.errors[this.errors.length - 1];
    if (last !== undefined && start < last.end && start >= last.start) return;
    if (last !== undefined && last.start === start) return;
    this.errors.push({ message, start, end });
  }

  /** Reports the token here, saying what was expected instead. */
  unexpected(expected: Expected): void {
    this.#unexpectedText(say(expected));
  }

  /** Reports the token here, saying which of several things was expected instead. */
  unexpectedAny(expected: readonly Expected[]): void {
    this.#unexpectedText(sayAny(expected.map((one) => say(one))));
  }

  #unexpectedText(expected: string): void {
    if (this.pos >= this.limit) {
      const end = this.end();
      this.error(say('Expected {0}, but the statement ends here', expected), Math.max(0, end - 1), end);
      return;
    }
    const found = this.source();
    const shown = found.length > 30 ? `${found.slice(0, 29)}…` : found;
    this.error(say('Expected {0}, found {1}', expected, shown), this.start(), (this.tokens.ends[this.pos] as number) - this.base);
  }

  /** Runs a production one level deeper, or reports and skips when that is too deep to follow. */
  nested<T>(run: () => T, otherwise: () => T): T {
    if (this.depth >= DEEPEST) {
      this.error(say('This is nested too deeply to be analysed'), this.start(), this.end() + 1);
      return otherwise();
    }
    this.depth++;
    try {
      return run();
    } finally {
      this.depth--;
    }
  }

  /** Tries a production; when it reports an error, goes back and forgets it. */
  attempt<T>(run: () => T): T | null {
    const { pos, halfAngle } = this;
    const count = this.errors.length;
    const value = run();
    if (this.errors.length === count) return value;
    this.errors.length = count;
    this.pos = pos;
    this.halfAngle = halfAngle;
    return null;
  }

  // ---- names

  /** Whether the token at a distance can be a name here. */
  isName(ahead = 0): boolean {
    const type = this.type(ahead);
    if (type === TokenType.word) {
      const text = this.text(ahead);
      return text === '' || !this.dialect.reserved.has(text);
    }
    return type === TokenType.quotedIdentifier || type === TokenType.dynamic || type === TokenType.jinja;
  }

  /** Whether the token at a distance is a word of any kind, reserved or not, or a quoted name. */
  isAnyName(ahead = 0): boolean {
    const type = this.type(ahead);
    return type === TokenType.word || type === TokenType.quotedIdentifier || type === TokenType.dynamic || type === TokenType.jinja;
  }

  /** Any word where the lists of reserved ones are not exact, so that a word too many in them does no harm. */
  isLikelyName(ahead = 0): boolean {
    return this.dialect.features.exactKeywords ? this.isName(ahead) : this.isAnyName(ahead);
  }

  /**
   * Whether a dot and a name stand here. A clause's word that does not touch the dot is the next clause behind a half-typed `o.`, not a name.
   */
  atDottedName(): boolean {
    if (!this.at('.') || !this.isAnyName(1)) return false;
    if (this.type(1) !== TokenType.word || this.touchesPrevious(1) || !this.dialect.reserved.has(this.text(1))) return true;
    return this.dialect.features.exactKeywords && !CLAUSES.has(this.text(1)) && !this.breaksLine(1);
  }

  /** Takes the token here as a name, whatever it is. */
  takeName(): Identifier {
    const start = this.start();
    const type = this.type();
    const source = this.source();
    const text = this.text();
    this.pos++;
    const isQuoted = type === TokenType.quotedIdentifier;
    const isDynamic = type === TokenType.dynamic || type === TokenType.jinja || (isQuoted && source.includes('{{'));
    if (type === TokenType.jinja && !isPlainJinja(source)) this.templated = true;
    if (isQuoted && this.at('UESCAPE') && this.type(1) === TokenType.string) this.pos += 2;
    const name = isQuoted || type === TokenType.string ? identifierName(source) : text !== '' && text === source ? text : source;
    return { kind: 'identifier', start, end: start + source.length, name, quoted: isQuoted, dynamic: isDynamic };
  }

  /** A name, or an error and an empty name of no width. */
  name(what: Expected): Identifier {
    if (this.isName()) return this.takeName();
    if (this.atEnd()) this.probe?.expects.add('name');
    this.unexpected(what);
    return this.missingName();
  }

  missingName(): Identifier {
    const end = this.end();
    return { kind: 'identifier', start: end, end, name: '', quoted: false, dynamic: false };
  }

  missing(): Missing {
    const end = this.end();
    return { kind: 'missing', start: end, end };
  }

  /** `(a, b, c)`: names in parentheses, the opening one not yet taken. */
  nameList(what: Expected): Identifier[] {
    this.expect('(');
    const names: Identifier[] = [];
    do {
      if (this.at(')') && this.dialect.features.emptyNameLists) break;
      names.push(this.isLikelyName() ? this.takeName() : this.name(what));
    } while (this.eat(','));
    this.close(')');
    return names;
  }

  columnOf(name: Identifier): ColumnRef {
    return { kind: 'column', start: name.start, end: name.end, parts: [name], outerJoin: false };
  }

  alias(start: number, name: Identifier | null, columns: readonly Identifier[] = []): Alias {
    return { kind: 'alias', start, end: this.end(), name, columns };
  }
}

/** Words before which recovery stops: they can only start a clause or a statement. */
const BOUNDARIES: ReadonlySet<string> = words(
  'SELECT FROM WHERE GROUP HAVING UNION INTERSECT EXCEPT INSERT UPDATE DELETE MERGE CREATE DROP ALTER',
);

/** What most likely follows a half-typed `o.`. */
const CLAUSES: ReadonlySet<string> = words(
  'FROM WHERE GROUP HAVING ORDER LIMIT ON AND OR JOIN LEFT RIGHT INNER FULL CROSS NATURAL UNION INTERSECT EXCEPT THEN WHEN ELSE END',
);
