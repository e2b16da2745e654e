import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { closestNames, say, type TextRange } from '../../base/index.ts';
import { diagnostic, type FileDiagnostic, type Severity } from '../diagnostics.ts';

/** A YAML text, read value by value; what is wrong is collected with its exact place. */
export class YamlReader {
  readonly diagnostics: FileDiagnostic[] = [];
  readonly root: YamlValue;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    const document = parseDocument(text, { lineCounter: new LineCounter(), prettyErrors: false, uniqueKeys: true, logLevel: 'silent' });
    for (const error of document.errors) {
      const start = Math.min(error.pos[0], Math.max(0, text.length - 1));
      const end = Math.min(Math.max(error.pos[1], start + 1), text.length);
      this.report('yaml', 'error', say('This is not valid YAML: {0}', error.message), { start, end });
    }
    this.root = new YamlValue(this, document.contents, { start: 0, end: Math.min(1, text.length) });
  }

  /** Where a node stands, without the line ends that belong to block collections; null for what is not there. */
  rangeOf(node: unknown): TextRange | null {
    const range = (node as Node | null | undefined)?.range;
    if (!range) return null;
    const [start, end] = range;
    return { start, end: start + this.#text.slice(start, end).trimEnd().length };
  }

  report(code: string, severity: Severity, message: string, range: TextRange, suggestions: readonly string[] = []): void {
    this.diagnostics.push(diagnostic(code, severity, message, range, suggestions));
  }
}

/** One value of a YAML text and its place. */
export class YamlValue {
  readonly #reader: YamlReader;
  readonly #node: unknown;
  readonly range: TextRange;

  constructor(reader: YamlReader, node: unknown, around: TextRange) {
    this.#reader = reader;
    this.#node = node;
    this.range = reader.rangeOf(node) ?? around;
  }

  get isNull(): boolean {
    return this.#node === null || this.#node === undefined || (isScalar(this.#node) && this.#node.value === null);
  }

  /** A text or a number as text; null for everything else. */
  get text(): string | null {
    if (!isScalar(this.#node)) return null;
    const { value } = this.#node;
    return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
  }

  /** The place of the text itself, inside its quotes. */
  get textRange(): TextRange {
    const quoted = isScalar(this.#node) && (this.#node.type === 'QUOTE_DOUBLE' || this.#node.type === 'QUOTE_SINGLE');
    return quoted ? { start: this.range.start + 1, end: this.range.end - 1 } : this.range;
  }

  get scalar(): unknown {
    return isScalar(this.#node) ? this.#node.value : undefined;
  }

  /** The value as plain data; undefined for what is not there. */
  get plain(): unknown {
    return isMap(this.#node) || isSeq(this.#node) ? (this.#node.toJSON() as unknown) : this.scalar;
  }

  get isMap(): boolean {
    return isMap(this.#node);
  }

  get isList(): boolean {
    return isSeq(this.#node);
  }

  items(): YamlValue[] {
    return isSeq(this.#node) ? this.#node.items.map((item) => new YamlValue(this.#reader, item, this.range)) : [];
  }

  /** The entries of a mapping, with the place of each key. */
  entries(): { readonly key: string; readonly keyRange: TextRange; readonly value: YamlValue }[] {
    if (!isMap(this.#node)) return [];
    return this.#node.items.map((pair: Pair) => {
      const keyRange = this.#reader.rangeOf(pair.key) ?? this.range;
      return {
        key: String(isScalar(pair.key) ? pair.key.value : pair.key),
        keyRange,
        value: new YamlValue(this.#reader, pair.value, keyRange),
      };
    });
  }

  get(key: string): YamlValue | null {
    return this.entries().find((entry) => entry.key === key)?.value ?? null;
  }

  /** The entries of the list under a key; what stands there instead of a list is reported, nothing at all is not. */
  list(key: string): YamlValue[] {
    const value = this.get(key);
    if (value === null || value.scalar === null) return [];
    if (!value.isList) value.report('yaml', 'warning', say('“{0}” has to be a list.', key));
    return value.items();
  }

  /** The text under a key; null when there is none. */
  textOf(key: string): string | null {
    return this.get(key)?.text ?? null;
  }

  report(code: string, severity: Severity, message: string, suggestions: readonly string[] = []): void {
    this.#reader.report(code, severity, message, this.range, suggestions);
  }

  /** Warns of keys that nobody reads: most are misspelt. `where` says where they mean nothing: `in aetl.yaml`. */
  expectKeys(known: readonly string[], where: string, code = 'project-file'): void {
    for (const { key, keyRange } of this.entries()) {
      if (known.includes(key)) continue;
      const suggestions = closestNames(key, known);
      const message =
        suggestions[0] === undefined
          ? say('“{0}” means nothing {1}. Known keys: {2}.', key, where, known.join(', '))
          : say('“{0}” means nothing {1}. Did you mean “{2}”?', key, where, suggestions[0]);
      this.#reader.report(code, 'warning', message, keyRange, suggestions);
    }
  }
}
