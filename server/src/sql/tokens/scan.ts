import { say } from '../../base/index.ts';
import type { LexicalRules } from './lexical-rules.ts';
import { scanLineCommand } from './line-commands.ts';
import { isElseOfJinja, scanJinja, skipJinjaElse, skipsBody, skipToJinjaEnd } from './scan-jinja.ts';
import { dollarTagEnd, scanOracleQuoted, scanQuoted } from './scan-quoted.ts';
import { type ScanError, type TokenList, TokenType, type Trivia } from './token-list.ts';
import { hashStep, type Vocabulary } from './vocabulary.ts';

const T = TokenType;

/** Character classes by code, for the ASCII half; everything above is a letter, as all five databases see it. */
const DIGIT = 1;
const LETTER = 2;
const SPACE = 3;
const QUOTE = 4;
const OTHER = 5;
const CLASSES = buildClasses();

const SINGLE = buildSingles();

const UNIT =
  /^(?:begin\b|declare\b|<<|create\s+(?:or\s+replace\s+)?(?:(?:non)?editionable\s+)?(?:procedure|function|package|trigger|type\s+body)\b)/i;

/**
 * Cuts a text into tokens. Never fails: what is not terminated ends at a sensible place and is listed in `errors`.
 * Linear in the length of the text.
 */
export function scan(text: string, rules: LexicalRules, vocabulary: Vocabulary): TokenList {
  const scanner = new Scanner(text, rules, vocabulary);
  scanner.run();
  return scanner.list();
}

class Scanner {
  readonly #text: string;
  readonly #rules: LexicalRules;
  readonly #vocabulary: Vocabulary;
  readonly #trivia: Trivia[] = [];
  readonly #errors: ScanError[] = [];
  readonly #texts: string[] = [];
  #types: Uint8Array;
  #starts: Uint32Array;
  #ends: Uint32Array;
  #count = 0;
  #lineStart = true;
  /** The string that ends a statement after MySQL's DELIMITER; ';' otherwise. */
  #delimiter = ';';

  constructor(text: string, rules: LexicalRules, vocabulary: Vocabulary) {
    this.#text = text;
    this.#rules = rules;
    this.#vocabulary = vocabulary;
    const capacity = Math.max(16, text.length >> 2);
    this.#types = new Uint8Array(capacity);
    this.#starts = new Uint32Array(capacity);
    this.#ends = new Uint32Array(capacity);
  }

  list(): TokenList {
    return {
      text: this.#text,
      count: this.#count,
      types: this.#types,
      starts: this.#starts,
      ends: this.#ends,
      texts: this.#texts,
      trivia: this.#trivia,
      errors: this.#errors,
    };
  }

  run(): void {
    const text = this.#text;
    const length = text.length;
    let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    while (at < length) {
      const code = text.charCodeAt(at);
      const cls = code < 128 ? (CLASSES[code] as number) : code === 0xa0 || code === 0x3000 || code === 0xfeff ? SPACE : LETTER;
      if (cls === SPACE) {
        if (code === 10 || code === 13) this.#lineStart = true;
        at++;
        continue;
      }
      if (this.#lineStart) {
        const end = this.#mayBeCommand(at) ? scanLineCommand(text, at, this.#rules.lineCommands) : at;
        if (end > at) {
          this.#inUnit = false;
          this.#push(T.line, at, end, this.#lineText(at, end));
          at = end;
          continue;
        }
        this.#lineStart = false;
      }
      if (this.#delimiter !== ';' && text.startsWith(this.#delimiter, at)) {
        this.#push(T.operator, at, at + this.#delimiter.length, ';');
        at += this.#delimiter.length;
        continue;
      }
      if (cls === LETTER) at = this.#word(at);
      else if (cls === DIGIT) at = this.#number(at);
      else if (cls === QUOTE) at = this.#quote(at, at);
      else at = this.#other(at, code);
    }
    this.#push(T.end, length, length, '');
  }

  #inUnit = false;

  /** Client commands stand between statements, and SQL*Plus reads none inside a PL/SQL unit but the `/` that ends it. */
  #mayBeCommand(at: number): boolean {
    if (this.#rules.lineCommands !== 'sqlplus') return true;
    const last = this.#count - 1;
    const isBetween = last < 0 || this.#types[last] === T.line || this.#texts[last] === ';';
    if (isBetween && !this.#inUnit && UNIT.test(this.#text.slice(at, at + 120))) this.#inUnit = true;
    return this.#text.charCodeAt(at) === 47 || (isBetween && !this.#inUnit);
  }

  /** A line command's first word; DELIMITER takes effect at once. */
  #lineText(start: number, end: number): string {
    const line = this.#text.slice(start, end).trim();
    const change = /^delimiter\s+(\S+)/i.exec(line);
    if (change?.[1] !== undefined) {
      this.#delimiter = change[1];
      return 'DELIMITER';
    }
    return /^go\b/i.test(line) ? 'GO' : line === '/' ? '/' : 'CLIENT';
  }

  #push(type: TokenType, start: number, end: number, text: string): void {
    const at = this.#count;
    if (at === this.#types.length) this.#grow();
    this.#types[at] = type;
    this.#starts[at] = start;
    this.#ends[at] = end;
    this.#texts.push(text);
    this.#count = at + 1;
  }

  #grow(): void {
    const size = this.#types.length * 2;
    const types = new Uint8Array(size);
    const starts = new Uint32Array(size);
    const ends = new Uint32Array(size);
    types.set(this.#types);
    starts.set(this.#starts);
    ends.set(this.#ends);
    this.#types = types;
    this.#starts = starts;
    this.#ends = ends;
  }

  #isWordCode(code: number): boolean {
    if (code > 127) return code !== 0xa0 && code !== 0x3000 && code !== 0xfeff;
    const cls = CLASSES[code];
    return cls === LETTER || cls === DIGIT || this.#rules.wordExtra.includes(String.fromCharCode(code));
  }

  #word(start: number): number {
    const text = this.#text;
    const length = text.length;
    let hash = 0;
    let at = start;
    while (at < length) {
      const code = text.charCodeAt(at);
      if (!(code < 128 && (CLASSES[code] === LETTER || CLASSES[code] === DIGIT)) && !this.#isWordCode(code)) break;
      if (code === 36 && text.charCodeAt(at + 1) === 123) break;
      hash = hashStep(hash, code);
      at++;
    }
    const next = text.charCodeAt(at);
    if ((next === 39 || next === 34 || next === 38) && at - start <= 12) {
      const end = this.#prefixedString(start, at, next);
      if (end > 0) return end;
    }
    if (next === 123 && text.charCodeAt(at + 1) === 123) return this.#dynamic(start, at);
    if (next === 36 && text.charCodeAt(at + 1) === 123) return this.#dynamic(start, at);
    this.#push(T.word, start, at, this.#vocabulary.find(text, start, at, hash));
    return at;
  }

  /** `N'…'`, `E'…'`, `q'[…]'`, `U&"…"`: the end of the string, or 0 when the word is no prefix. */
  #prefixedString(start: number, end: number, next: number): number {
    const prefix = this.#text.slice(start, end).toUpperCase();
    const { rules } = { rules: this.#rules };
    if (next === 38) {
      const quote = this.#text.charCodeAt(end + 1);
      if (prefix !== 'U' || !rules.stringPrefixes.includes('U&') || (quote !== 39 && quote !== 34)) return 0;
      return this.#quote(start, end + 1);
    }
    if (rules.oracleQuotes && next === 39 && (prefix === 'Q' || prefix === 'NQ')) {
      const { end: stop, terminated } = scanOracleQuoted(this.#text, end);
      this.#push(T.string, start, stop, '');
      if (!terminated) this.#errors.push({ message: say('This string is not terminated'), start, end: Math.min(stop, end + 2) });
      return stop;
    }
    const known = rules.stringPrefixes.includes(prefix) || (rules.stringPrefixes.includes('_') && prefix.startsWith('_'));
    if (!known || (next === 34 && !rules.doubleQuotedStrings)) return 0;
    return this.#quote(start, end, prefix);
  }

  #quote(start: number, at: number, prefix = ''): number {
    const text = this.#text;
    const rules = this.#rules;
    const quote = text.charCodeAt(at);
    const isIdentifier = quote === 96 || (quote === 34 && !rules.doubleQuotedStrings);
    if (quote === 96 && !rules.backtickIdentifiers) {
      this.#push(T.operator, at, at + 1, '`');
      return at + 1;
    }
    const escapes = isIdentifier
      ? quote === 96 && rules.tripleQuotes
      : rules.escapePrefixes.includes(prefix) || (rules.backslashEscapes && !rules.rawPrefixes.includes(prefix));
    const raw = rules.rawPrefixes.includes(prefix);
    const { end, terminated } = scanQuoted(text, at, {
      escapes: escapes || (raw && rules.tripleQuotes) || (rules.backslashBeforeWords && 'words'),
      doubled: rules.doubledQuotes,
      triple: rules.tripleQuotes && !isIdentifier,
    });
    this.#push(isIdentifier ? T.quotedIdentifier : T.string, start, end, '');
    if (!terminated) {
      this.#errors.push({
        message: isIdentifier ? say('This quoted name is not terminated') : say('This string is not terminated'),
        start,
        end: Math.min(end, at + 1),
      });
    }
    return end;
  }

  #number(start: number): number {
    const text = this.#text;
    const length = text.length;
    let at = start;
    if (this.#rules.dashedNames && this.#afterDash(start)) return this.#word(start);
    if (text.charCodeAt(at) === 48 && (text.charCodeAt(at + 1) | 32) === 120 && isHex(text.charCodeAt(at + 2))) {
      at += 2;
      while (at < length && (isHex(text.charCodeAt(at)) || text.charCodeAt(at) === 95)) at++;
      this.#push(T.number, start, at, '');
      return at;
    }
    if (text.charCodeAt(at) === 48 && (text.charCodeAt(at + 1) | 32) === 98 && /[01]/.test(text[at + 2] ?? '')) {
      at += 2;
      while (text[at] === '0' || text[at] === '1') at++;
      this.#push(T.number, start, at, '');
      return at;
    }
    at = digits(text, at);
    if (text.charCodeAt(at) === 46 && text.charCodeAt(at + 1) !== 46) at = digits(text, at + 1);
    const exponent = text.charCodeAt(at) | 32;
    if (exponent === 101) {
      const sign = text.charCodeAt(at + 1);
      const first = sign === 43 || sign === 45 ? at + 2 : at + 1;
      if (isDigit(text.charCodeAt(first))) at = digits(text, first);
    }
    // `1st_quarter` and `2024_orders` are names in several dialects; after a dot they always are.
    const code = text.charCodeAt(at);
    if (this.#rules.noWordsAfterNumbers && this.#isWordCode(code))
      this.#errors.push({ message: say('A blank is missing behind the number'), start, end: at + 1 });
    if (at < length && this.#isWordCode(code) && !isDigit(code) && text.slice(start, at).indexOf('.') < 0)
      return this.#wordAfterDigits(start, at);
    if (/[fd]/i.test(text[at] ?? '') && !this.#isWordCode(text.charCodeAt(at + 1))) at++;
    else if (/^bd$/i.test(text.slice(at, at + 2)) && !this.#isWordCode(text.charCodeAt(at + 2))) at += 2;
    this.#push(T.number, start, at, '');
    return at;
  }

  #wordAfterDigits(start: number, at: number): number {
    const text = this.#text;
    let end = at;
    while (end < text.length && this.#isWordCode(text.charCodeAt(end))) end++;
    // Oracle's 10f and 10d, and sizes such as 5MB or 64K, stay numbers with a suffix.
    const suffix = text.slice(at, end).toUpperCase();
    const isSuffix = /^(F|D|K|M|G|T|P|KB|MB|GB|TB|PB|L|S|Y|BD)$/.test(suffix);
    if (isSuffix) {
      this.#push(T.number, start, end, '');
      return end;
    }
    this.#push(T.word, start, end, '');
    return end;
  }

  /** A word with `{{ … }}` or `${ … }` inside. */
  #dynamic(start: number, at: number): number {
    const text = this.#text;
    let end = at;
    for (;;) {
      const code = text.charCodeAt(end);
      if (code === 123 && text.charCodeAt(end + 1) === 123) end = scanJinja(text, end, '}}').end;
      else if (code === 36 && text.charCodeAt(end + 1) === 123) {
        const close = text.indexOf('}', end);
        end = close < 0 ? text.length : close + 1;
      } else if (end < text.length && this.#isWordCode(code)) end++;
      else break;
    }
    this.#push(T.dynamic, start, end, '');
    return end;
  }

  #other(at: number, code: number): number {
    const text = this.#text;
    const rules = this.#rules;
    const next = text.charCodeAt(at + 1);
    switch (code) {
      case 45: // -
        if (next === 45 && (!rules.dashNeedsSpace || isSpaceOrEnd(text, at + 2))) return this.#lineComment(at);
        break;
      case 47: // /
        if (next === 42) return this.#blockComment(at);
        if (next === 47 && rules.slashComments) return this.#lineComment(at);
        break;
      case 35: // #
        if (rules.hashComments) return this.#lineComment(at);
        if (rules.wordStartExtra.includes('#') && (this.#isWordCode(next) || next === 35)) return this.#word(at);
        break;
      case 91: // [
        if (rules.bracketIdentifiers) return this.#bracket(at);
        break;
      case 36: // $
        return this.#dollar(at, next);
      case 123: // {
        if (next === 123 || next === 37 || next === 35) return this.#jinja(at, next);
        break;
      case 64: // @
        if (rules.atParameters && (this.#isWordCode(next) || next === 64 || next === 96 || next === 39 || next === 34))
          return this.#atVariable(at);
        if (rules.wordStartExtra.includes('@') && this.#isWordCode(next)) return this.#word(at);
        break;
      case 58: // :
        if (rules.colonParameters && (this.#isWordCode(next) || next === 34 || next === 39) && next !== 58) return this.#colonParameter(at);
        break;
      case 63: // ?
        if (rules.questionParameters) {
          const end = digits(text, at + 1);
          this.#push(T.parameter, at, end, '?');
          return end;
        }
        break;
      case 38: // &
        if (rules.ampersandSubstitution && (this.#isWordCode(next) || next === 38)) return this.#substitution(at);
        break;
      case 46: // .
        if (isDigit(next) && !this.#afterName(at)) return this.#fraction(at);
        break;
      case 37: // %
        if (next === 115 && !this.#isWordCode(text.charCodeAt(at + 2)) && !this.#afterOperand()) {
          this.#push(T.parameter, at, at + 2, '%s');
          return at + 2;
        }
        if (next === 40) {
          const format = /^%\(\w+\)s/.exec(text.slice(at, at + 80));
          if (format !== null && !this.#afterOperand()) {
            this.#push(T.parameter, at, at + format[0].length, '%s');
            return at + format[0].length;
          }
        }
        break;
    }
    return this.#operator(at, code);
  }

  #operator(at: number, code: number): number {
    const text = this.#text;
    if (this.#rules.freeOperators && isFreeOperatorCode(code)) {
      const end = freeOperatorEnd(text, at);
      this.#push(T.operator, at, end, end - at === 1 ? (SINGLE[code] as string) : text.slice(at, end));
      return end;
    }
    for (const operator of this.#rules.operators) {
      if (operator.charCodeAt(0) === code && text.startsWith(operator, at)) {
        this.#push(T.operator, at, at + operator.length, operator);
        return at + operator.length;
      }
    }
    this.#push(T.operator, at, at + 1, SINGLE[code] ?? text[at] ?? '');
    return at + 1;
  }

  #lineComment(start: number): number {
    const text = this.#text;
    let end = start;
    while (end < text.length) {
      const code = text.charCodeAt(end);
      if (code === 10 || code === 13) break;
      end++;
    }
    this.#trivia.push({ kind: 'comment', start, end });
    return end;
  }

  #blockComment(start: number): number {
    const text = this.#text;
    let depth = 1;
    let at = start + 2;
    while (at < text.length && depth > 0) {
      const close = text.indexOf('*/', at);
      if (close < 0) break;
      if (this.#rules.nestedComments) {
        const open = text.indexOf('/*', at);
        if (open >= 0 && open < close) {
          depth++;
          at = open + 2;
          continue;
        }
      }
      depth--;
      at = close + 2;
    }
    const end = depth > 0 ? text.length : at;
    if (depth > 0) this.#errors.push({ message: say('This comment is not terminated'), start, end: start + 2 });
    this.#trivia.push({ kind: 'comment', start, end });
    return end;
  }

  #bracket(start: number): number {
    const text = this.#text;
    let at = start + 1;
    for (;;) {
      const close = text.indexOf(']', at);
      const newline = text.indexOf('\n', at);
      if (close < 0 || (newline >= 0 && newline < close)) {
        const end = newline >= 0 ? newline : text.length;
        this.#errors.push({ message: say('This quoted name is not terminated'), start, end: start + 1 });
        this.#push(T.quotedIdentifier, start, end, '');
        return end;
      }
      if (text.charCodeAt(close + 1) === 93) {
        at = close + 2;
        continue;
      }
      this.#push(T.quotedIdentifier, start, close + 1, '');
      return close + 1;
    }
  }

  #dollar(at: number, next: number): number {
    const text = this.#text;
    const rules = this.#rules;
    if (next === 123) return this.#dynamic(at, at);
    if (next === 40 && /^\$\(\w+\)/.test(text.slice(at, at + 60))) {
      const end = text.indexOf(')', at) + 1;
      this.#push(T.dynamic, at, end, '');
      return end;
    }
    if (rules.dollarQuotes !== 'none') {
      const tagEnd = dollarTagEnd(text, at, rules.dollarQuotes === 'tagged');
      if (tagEnd > 0) {
        const tag = text.slice(at, tagEnd);
        const close = text.indexOf(tag, tagEnd);
        const end = close < 0 ? text.length : close + tag.length;
        if (close < 0) this.#errors.push({ message: say('This {0} string is not terminated', tag), start: at, end: tagEnd });
        this.#push(T.string, at, end, '$$');
        return end;
      }
    }
    if (isDigit(next) && !rules.dollarParameters) {
      // T-SQL money: $1.50
      const end = numberEnd(text, at + 1);
      this.#push(T.number, at, end, '');
      return end;
    }
    if (this.#isWordCode(next)) {
      let end = at + 1;
      while (end < text.length && this.#isWordCode(text.charCodeAt(end))) end++;
      this.#push(rules.dollarParameters ? T.parameter : T.word, at, end, '');
      return end;
    }
    return this.#operator(at, 36);
  }

  #jinja(start: number, next: number): number {
    const text = this.#text;
    if (next === 123) {
      const { end, terminated } = scanJinja(text, start, '}}');
      if (!terminated) this.#errors.push({ message: say('This Jinja expression is not terminated'), start, end: start + 2 });
      const code = text.charCodeAt(end);
      const joined =
        end < text.length &&
        (this.#isWordCode(code) || (code === 123 && text.charCodeAt(end + 1) === 123) || (code === 36 && text.charCodeAt(end + 1) === 123));
      if (joined && terminated) return this.#dynamic(start, start);
      this.#push(T.jinja, start, end, '');
      return end;
    }
    const close = next === 37 ? '%}' : '#}';
    const { end, terminated } = scanJinja(text, start, close);
    if (!terminated) this.#errors.push({ message: say('This Jinja block is not terminated'), start, end: start + 2 });
    this.#trivia.push({ kind: next === 37 ? 'jinja-block' : 'jinja-comment', start, end });
    if (next !== 37) return end;
    const block = text.slice(start, end);
    const opener = skipsBody(block);
    const skipped = opener !== null ? skipToJinjaEnd(text, end, opener) : isElseOfJinja(block) ? skipJinjaElse(text, end) : end;
    if (skipped > end) this.#trivia.push({ kind: 'jinja-skipped', start: end, end: skipped });
    return skipped;
  }

  #atVariable(start: number): number {
    const text = this.#text;
    let at = start + 1;
    if (text.charCodeAt(at) === 64) at++;
    const quote = text.charCodeAt(at);
    if (quote === 96 || quote === 39 || quote === 34) at = scanQuoted(text, at, { escapes: false, doubled: true, triple: false }).end;
    else
      while (
        at < text.length &&
        (this.#isWordCode(text.charCodeAt(at)) ||
          (text.charCodeAt(at) === 46 &&
            text.charCodeAt(start + 1) === 64 &&
            this.#rules.hashComments &&
            this.#isWordCode(text.charCodeAt(at + 1))))
      )
        at++;
    this.#push(T.parameter, start, at, '');
    return at;
  }

  #colonParameter(start: number): number {
    const text = this.#text;
    // `a[1:n]`, `{'k':v}` and JSON paths put a colon right behind an operand: that is no bind variable.
    if (this.#afterOperand() && text.charCodeAt(start - 1) > 32 && !this.#afterKeyword()) return this.#operator(start, 58);
    let at = start + 1;
    const quote = text.charCodeAt(at);
    if (quote === 34 || quote === 39) at = scanQuoted(text, at, { escapes: false, doubled: false, triple: false }).end;
    else while (at < text.length && this.#isWordCode(text.charCodeAt(at))) at++;
    this.#push(T.parameter, start, at, '');
    return at;
  }

  #substitution(start: number): number {
    const text = this.#text;
    let at = start + 1;
    if (text.charCodeAt(at) === 38) at++;
    while (at < text.length && this.#isWordCode(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) === 46 && this.#isWordCode(text.charCodeAt(at + 1))) {
      // SQL*Plus ends a variable's name with a dot: `&schema..orders` is one dot of SQL, `&env._orders` none.
      at++;
      while (at < text.length && this.#isWordCode(text.charCodeAt(at))) at++;
    } else if (text.charCodeAt(at) === 46 && text.charCodeAt(at + 1) === 46) at++;
    this.#push(T.dynamic, start, at, '');
    return at;
  }

  #fraction(start: number): number {
    const text = this.#text;
    let at = digits(text, start + 1);
    if ((text.charCodeAt(at) | 32) === 101) {
      const sign = text.charCodeAt(at + 1);
      const first = sign === 43 || sign === 45 ? at + 2 : at + 1;
      if (isDigit(text.charCodeAt(first))) at = digits(text, first);
    }
    if (/[fd]/i.test(text[at] ?? '') && !this.#isWordCode(text.charCodeAt(at + 1))) at++;
    else if (/^bd$/i.test(text.slice(at, at + 2)) && !this.#isWordCode(text.charCodeAt(at + 2))) at += 2;
    this.#push(T.number, start, at, '');
    return at;
  }

  /** BigQuery: the digits of `my-project-123.dataset` are part of a name. */
  #afterDash(at: number): boolean {
    const last = this.#count - 1;
    if (last < 1 || this.#texts[last] !== '-' || this.#ends[last] !== at) return false;
    if (this.#types[last - 1] !== T.word || this.#ends[last - 1] !== this.#starts[last]) return false;
    return /^\d+(?:\.[a-z_]|-\w)/i.test(this.#text.slice(at, at + 40));
  }

  /** Whether the character before is the end of a name, so that `.5` is a path and not a number. */
  #afterName(at: number): boolean {
    const last = this.#count - 1;
    if (last < 0 || (this.#ends[last] as number) !== at) return false;
    const type = this.#types[last];
    return type === T.word || type === T.quotedIdentifier || type === T.dynamic || type === T.jinja;
  }

  /** Whether the token before ends an operand. */
  #afterOperand(): boolean {
    const last = this.#count - 1;
    if (last < 0) return false;
    const type = this.#types[last];
    if (type === T.operator) return this.#texts[last] === ')' || this.#texts[last] === ']';
    return type !== T.line;
  }

  #afterKeyword(): boolean {
    const last = this.#count - 1;
    return (
      last >= 0 && this.#types[last] === T.word && this.#texts[last] !== '' && (this.#ends[last] as number) < (this.#starts[last] as number)
    );
  }
}

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(128).fill(OTHER);
  for (let i = 48; i <= 57; i++) classes[i] = DIGIT;
  for (let i = 65; i <= 90; i++) classes[i] = LETTER;
  for (let i = 97; i <= 122; i++) classes[i] = LETTER;
  classes[95] = LETTER;
  for (const i of [9, 10, 11, 12, 13, 32]) classes[i] = SPACE;
  for (let i = 0; i < 9; i++) classes[i] = SPACE;
  for (const i of [34, 39, 96]) classes[i] = QUOTE;
  return classes;
}

function buildSingles(): readonly string[] {
  return Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isHex(code: number): boolean {
  return isDigit(code) || ((code | 32) >= 97 && (code | 32) <= 102);
}

function digits(text: string, from: number): number {
  let at = from;
  while (
    at < text.length &&
    (isDigit(text.charCodeAt(at)) || (text.charCodeAt(at) === 95 && isDigit(text.charCodeAt(at + 1)) && at > from))
  )
    at++;
  return at;
}

function numberEnd(text: string, from: number): number {
  const at = digits(text, from);
  return text.charCodeAt(at) === 46 ? digits(text, at + 1) : at;
}

function isSpaceOrEnd(text: string, at: number): boolean {
  return at >= text.length || text.charCodeAt(at) <= 32;
}

const FREE_OPERATOR = '+-*/<>=~!@#%^&|`?';

function isFreeOperatorCode(code: number): boolean {
  return code < 128 && FREE_OPERATOR.includes(String.fromCharCode(code));
}

/** PostgreSQL's rule: the longest run, cut before a comment; a trailing + or - belongs only to operators with one of ~!@#%^&|`?. */
function freeOperatorEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isFreeOperatorCode(text.charCodeAt(end))) {
    if (end > start && ((text[end] === '-' && text[end + 1] === '-') || (text[end] === '/' && text[end + 1] === '*'))) break;
    end++;
  }
  const special = /[~!@#%^&|`?]/.test(text.slice(start, end));
  while (!special && end - start > 1 && (text[end - 1] === '+' || text[end - 1] === '-')) end--;
  return end;
}
