import type { ObjectPlace } from '../database/objects.ts';
import { GrowingNumbers } from './growing.ts';
import { type QueryTerm, queryTerms } from './query-terms.ts';
import { bestOf } from './rank.ts';
import { TextTable } from './text-table.ts';

/** What a table is found by. `key` names it in whatever it came from. */
export interface SearchedTable extends ObjectPlace {
  readonly key: string;
  readonly comment: string | null;
  readonly columns: readonly { readonly name: string; readonly comment: string | null }[];
}

/** A term of the business that is found itself, and by whose synonyms columns are found. */
export interface SearchedTerm {
  readonly name: string;
  readonly synonyms: readonly string[];
  readonly definition: string | null;
}

export type SearchHit =
  | { readonly kind: 'table'; readonly table: SearchedPlace; readonly score: number }
  | { readonly kind: 'column'; readonly table: SearchedPlace; readonly column: string; readonly score: number }
  | { readonly kind: 'term'; readonly term: string; readonly score: number };

export type SearchedPlace = ObjectPlace & { readonly key: string };

/**
 * Tables, columns and terms by words of their names and comments. Names repeat: two million columns have few distinct ones, so that words lead to
 * distinct texts, and texts lead to columns by chains in typed arrays. Tables are added and taken out one by one.
 */
export class SearchIndex {
  readonly #texts = new TextTable();
  readonly #tables: (SearchedPlace | null)[] = [];
  readonly #tableByKey = new Map<string, number>();
  readonly #firstColumn = new GrowingNumbers();
  /** Of each table and column: its name, its comment, and the next one with the same name or comment. */
  readonly #tableNames = new Chains();
  readonly #tableComments = new Chains();
  readonly #columnNames = new Chains();
  readonly #columnComments = new Chains();
  readonly #tableOf = new GrowingNumbers();
  #terms: readonly SearchedTerm[] = [];
  #termOf = new Map<number, number[]>();
  #scores = new Float32Array(0);
  #lastTerm = new Uint8Array(0);
  /** How many terms of the question each entry answers. */
  #answered = new Uint8Array(0);

  get size(): { readonly tables: number; readonly columns: number; readonly words: number; readonly texts: number } {
    return { tables: this.#tableByKey.size, columns: this.#tableOf.length, words: this.#texts.words, texts: this.#texts.size };
  }

  /** Adds a table, in place of the one that had its key. */
  add(table: SearchedTable): void {
    this.remove(table.key);
    const { key, catalog, schema, name } = table;
    const id = this.#tables.push({ key, catalog, schema, name }) - 1;
    this.#tableByKey.set(key, id);
    this.#firstColumn.push(this.#tableOf.length);
    this.#tableNames.push(this.#texts.add(name));
    this.#tableComments.push(this.#texts.addComment(table.comment));
    for (const column of table.columns) {
      this.#tableOf.push(id);
      this.#columnNames.push(this.#texts.add(column.name));
      this.#columnComments.push(this.#texts.addComment(column.comment));
    }
  }

  /** Takes a table out. Its place in the arrays stays empty until the index is built anew. */
  remove(key: string): void {
    const id = this.#tableByKey.get(key);
    if (id === undefined) return;
    this.#tableByKey.delete(key);
    this.#tables[id] = null;
  }

  setTerms(terms: readonly SearchedTerm[]): void {
    this.#terms = terms;
    this.#termOf = new Map();
    for (const [index, { name, synonyms, definition }] of terms.entries())
      for (const text of [
        this.#texts.add(name),
        ...synonyms.map((synonym) => this.#texts.add(synonym)),
        this.#texts.addComment(definition),
      ])
        if (text >= 0) this.#termOf.set(text, [...(this.#termOf.get(text) ?? []), index]);
  }

  /** The best hits first, at most `limit`. */
  search(query: string, limit = 50): readonly SearchHit[] {
    const terms = queryTerms(query, this.#terms);
    if (terms.length === 0) return [];
    const tables = this.#tables.length;
    const columns = this.#tableOf.length;
    this.#makeRoom(tables + columns + this.#terms.length);
    const touched: number[] = [];
    for (const [index, term] of terms.entries()) this.#scoreTerm(term, index + 1, terms.length > 1, touched);
    const scores = this.#scores;
    // Half of the question answered is less than half of an answer.
    for (const entry of touched) scores[entry] = ((scores[entry] ?? 0) / terms.length) * ((this.#answered[entry] ?? 0) / terms.length);
    const alive = (entry: number) => this.#tables[this.#tableOfEntry(entry)] !== null;
    const best = bestOf(touched, scores, limit, (entry) => entry >= tables + columns || alive(entry));
    const hits = best.map((entry) => this.#hitOf(entry, Math.round((scores[entry] ?? 0) * 1000) / 1000));
    for (const entry of touched) {
      scores[entry] = 0;
      this.#lastTerm[entry] = 0;
      this.#answered[entry] = 0;
    }
    return hits;
  }

  #makeRoom(entries: number): void {
    if (this.#scores.length >= entries) return;
    this.#scores = new Float32Array(Math.ceil(entries * 1.2));
    this.#lastTerm = new Uint8Array(this.#scores.length);
    this.#answered = new Uint8Array(this.#scores.length);
  }

  /** Entries are numbered: tables, then columns, then terms. An entry's score for a term is the best of its fields': texts come best first, and the first one counts. */
  #scoreTerm(term: QueryTerm, number: number, withTables: boolean, touched: number[]): void {
    const scores = this.#scores;
    const last = this.#lastTerm;
    const answered = this.#answered;
    const tables = this.#tables.length;
    const columns = this.#tableOf.length;
    const give = (entry: number, score: number) => {
      if (last[entry] === number) return;
      if (last[entry] === 0) touched.push(entry);
      last[entry] = number;
      answered[entry] = (answered[entry] ?? 0) + 1;
      scores[entry] = (scores[entry] ?? 0) + score;
    };
    for (const { text, score } of this.#texts.matches(term)) {
      // Texts of names and of comments are apart, so that each text has one weight.
      for (const index of this.#termOf.get(text) ?? []) give(tables + columns + index, score * 1.1);
      for (let at = this.#tableNames.first(text); at >= 0; at = this.#tableNames.next(at)) {
        give(at, score * 1.05);
        if (withTables)
          for (let column = this.#firstColumn.get(at); column < columns && this.#tableOf.get(column) === at; column++)
            give(tables + column, score * 0.4);
      }
      for (let at = this.#tableComments.first(text); at >= 0; at = this.#tableComments.next(at)) give(at, score);
      for (let at = this.#columnNames.first(text); at >= 0; at = this.#columnNames.next(at)) give(tables + at, score);
      for (let at = this.#columnComments.first(text); at >= 0; at = this.#columnComments.next(at)) give(tables + at, score);
    }
  }

  #tableOfEntry(entry: number): number {
    return entry < this.#tables.length ? entry : this.#tableOf.get(entry - this.#tables.length);
  }

  #hitOf(entry: number, score: number): SearchHit {
    const tables = this.#tables.length;
    const columns = this.#tableOf.length;
    if (entry >= tables + columns) return { kind: 'term', term: this.#terms[entry - tables - columns]?.name ?? '', score };
    const table = this.#tables[this.#tableOfEntry(entry)] ?? { key: '', catalog: null, schema: null, name: '' };
    if (entry < tables) return { kind: 'table', table, score };
    return { kind: 'column', table, column: this.#texts.textOf(this.#columnNames.textOf(entry - tables)), score };
  }
}

/** Things that have a text, each in the chain of those with the same one. */
class Chains {
  readonly #first = new GrowingNumbers();
  readonly #next = new GrowingNumbers();
  readonly #text = new GrowingNumbers();

  push(text: number): void {
    while (this.#first.length <= text) this.#first.push(-1);
    const at = this.#text.push(text);
    this.#next.push(text < 0 ? -1 : this.#first.get(text));
    if (text >= 0) this.#first.set(text, at);
  }

  first(text: number): number {
    return text < this.#first.length ? this.#first.get(text) : -1;
  }

  next(at: number): number {
    return this.#next.get(at);
  }

  textOf(at: number): number {
    return this.#text.get(at);
  }
}
