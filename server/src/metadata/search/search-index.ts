import { Best } from './best.ts';
import { Chains } from './chains.ts';
import { GrowingNumbers } from './growing.ts';
import type { SearchedPlace, SearchedTable, SearchedTerm, SearchHit } from './model.ts';
import { queryTerms } from './query-terms.ts';
import { byScore, TextScores } from './text-scores.ts';
import { TextTable } from './text-table.ts';

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
  #termsOf = new Map<number, number[]>();
  readonly #scores: TextScores[] = [];

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
    this.#termsOf = new Map();
    for (const [index, { name, synonyms, definition }] of terms.entries())
      for (const text of [
        this.#texts.add(name),
        ...synonyms.map((synonym) => this.#texts.add(synonym)),
        this.#texts.addComment(definition),
      ])
        if (text >= 0) this.#termsOf.set(text, [...(this.#termsOf.get(text) ?? []), index]);
  }

  /** The best hits first, at most `limit`. */
  search(query: string, limit = 50): readonly SearchHit[] {
    const terms = queryTerms(query, this.#terms);
    for (const [index, term] of terms.entries()) {
      this.#scores[index] ??= new TextScores();
      this.#texts.score(term, this.#scores[index]);
    }
    const scores = this.#scores.slice(0, terms.length);
    const best = new Best(limit);
    this.#offerTexts(scores, best);
    if (scores.length > 1) this.#offerColumnsOfTables(scores, best);
    return best.sorted().map(([entry, score]) => this.#hitOf(entry, Math.round(score * 1000) / 1000));
  }

  /** Everything that has a text, from the best texts on, until what is left cannot be among the best. Entries are numbered: tables, then columns, then terms. */
  #offerTexts(scores: readonly TextScores[], best: Best): void {
    const texts = textsOf(scores);
    const own = (text: number) => answer(scores, (score) => score.of(text));
    let steps = 0;
    for (const level of byScore(texts, own)) {
      for (const text of level) {
        const score = own(text);
        if (best.isBeyond(mostWith(score, scores.length))) return;
        for (const term of this.#termsOf.get(text) ?? [])
          best.offer(this.#tables.length + this.#tableOf.length + term, score * TERM_WEIGHT);
        for (const chains of [this.#tableNames, this.#tableComments])
          for (let at = chains.first(text); at >= 0 && steps < MOST_STEPS; at = chains.next(at), steps++)
            if (this.#tables[at] !== null) best.offer(at, this.#tableScore(scores, at));
        for (const chains of [this.#columnNames, this.#columnComments])
          for (let at = chains.first(text); at >= 0 && steps < MOST_STEPS; at = chains.next(at), steps++)
            if (this.#tables[this.#tableOf.get(at)] !== null) best.offer(this.#tables.length + at, this.#columnScore(scores, at));
        if (steps >= MOST_STEPS) return;
      }
    }
  }

  /** Columns of which the table's name says a part: `amt` of `sales`. */
  #offerColumnsOfTables(scores: readonly TextScores[], best: Best): void {
    let steps = 0;
    for (const score of scores)
      for (const text of score.touched)
        for (let table = this.#tableNames.first(text); table >= 0; table = this.#tableNames.next(table)) {
          if (this.#tables[table] === null) continue;
          for (let at = this.#firstColumn.get(table); at < this.#tableOf.length && this.#tableOf.get(at) === table; at++) {
            const name = this.#columnNames.textOf(at);
            if (scores.some((other) => other.of(name) > 0)) best.offer(this.#tables.length + at, this.#columnScore(scores, at));
            if (++steps >= MOST_STEPS) return;
          }
        }
  }

  #tableScore(scores: readonly TextScores[], table: number): number {
    const [name, comment] = [this.#tableNames.textOf(table), this.#tableComments.textOf(table)];
    return answer(scores, (score) => Math.max(score.of(name) * TABLE_WEIGHT, score.of(comment)));
  }

  #columnScore(scores: readonly TextScores[], column: number): number {
    const [name, comment] = [this.#columnNames.textOf(column), this.#columnComments.textOf(column)];
    const table = scores.length > 1 ? this.#tableNames.textOf(this.#tableOf.get(column)) : -1;
    return answer(scores, (score) => Math.max(score.of(name), score.of(comment), score.of(table) * CONTEXT_WEIGHT));
  }

  #hitOf(entry: number, score: number): SearchHit {
    const tables = this.#tables.length;
    const columns = this.#tableOf.length;
    if (entry >= tables + columns) return { kind: 'term', term: this.#terms[entry - tables - columns]?.name ?? '', score };
    const table = this.#tables[entry < tables ? entry : this.#tableOf.get(entry - tables)] ?? NOWHERE;
    if (entry < tables) return { kind: 'table', table, score };
    return { kind: 'column', table, column: this.#texts.textOf(this.#columnNames.textOf(entry - tables)), score };
  }
}

/** Texts that any of the terms touches, each once. */
function textsOf(scores: readonly TextScores[]): readonly number[] {
  const [first, ...others] = scores;
  if (first === undefined || others.length === 0) return first?.touched ?? [];
  const texts = [...first.touched];
  for (const [index, { touched }] of others.entries()) {
    const earlier = scores.slice(0, index + 1);
    for (const text of touched) if (earlier.every((score) => score.of(text) === 0)) texts.push(text);
  }
  return texts;
}

/** What a column can reach whose name has this score, if its comment answers every term that the name leaves open. */
function mostWith(score: number, terms: number): number {
  let most = score;
  for (let answered = 1; answered < terms; answered++) {
    const sum = Math.min((score * terms * terms) / answered, answered);
    most = Math.max(most, (sum + COMMENT_MOST * (terms - answered)) / terms);
  }
  // Scores are put in order to the hundredth.
  return (most + 0.01) * TERM_WEIGHT;
}

/** A word that is all of a comment. */
const COMMENT_MOST = 0.6;
const TERM_WEIGHT = 1.1;
const TABLE_WEIGHT = 1.05;
/** Of a table's name for its columns. */
const CONTEXT_WEIGHT = 0.4;
/** Entries that are looked at for one question: one that is answered by more of them is too wide to rank all. */
const MOST_STEPS = 30_000;
const NOWHERE: SearchedPlace = { key: '', catalog: null, schema: null, name: '' };

/** The mean score of the terms, times the share of them that is answered: half of the question answered is less than half of an answer. */
function answer(scores: readonly TextScores[], scoreOf: (score: TextScores) => number): number {
  let sum = 0;
  let answered = 0;
  for (const score of scores) {
    const one = scoreOf(score);
    sum += one;
    if (one > 0) answered++;
  }
  return (sum / scores.length) * (answered / scores.length);
}
