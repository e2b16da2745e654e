import { Best } from './best.ts';
import { Candidates, type MatchedTerm, MOST_BOOST, share } from './candidates.ts';
import { Chains } from './chains.ts';
import { GrowingNumbers } from './growing.ts';
import type { SearchedPlace, SearchedTable, SearchedTerm, SearchHit } from './model.ts';
import { queryTerms } from './query-terms.ts';
import { TextTable } from './text-table.ts';
import { WordScores } from './word-scores.ts';

/**
 * Tables, columns and terms by words of their names and comments. Names repeat: two million columns have few distinct ones, so that words lead to
 * distinct texts, and texts lead to columns by chains in typed arrays. Tables are added and taken out one by one.
 */
export class SearchIndex {
  readonly #texts = new TextTable();
  #tables: (SearchedPlace | null)[] = [];
  readonly #tableByKey = new Map<string, number>();
  #firstColumn = new GrowingNumbers();
  /** Of each table and column: its name, its comment, and the next one with the same name or comment. */
  #tableNames = new Chains();
  #tableComments = new Chains();
  #columnNames = new Chains();
  #columnComments = new Chains();
  #tableOf = new GrowingNumbers();
  #terms: readonly SearchedTerm[] = [];
  #termsOf = new Map<number, number[]>();
  /** Columns of tables that were taken out. */
  #gone = 0;
  readonly #scores: WordScores[] = [];
  readonly #candidates = new Candidates();

  get size(): { readonly tables: number; readonly columns: number; readonly words: number; readonly texts: number } {
    return { tables: this.#tableByKey.size, columns: this.#tableOf.length - this.#gone, words: this.#texts.words, texts: this.#texts.size };
  }

  /** Adds a table, in place of the one that had its key. */
  add(table: SearchedTable): void {
    this.remove(table.key);
    const { key, catalog, schema, name } = table;
    const id = this.#tables.push({ key, catalog, schema, name }) - 1;
    this.#tableByKey.set(key, id);
    this.#firstColumn.push(this.#tableOf.length);
    this.#tableNames.push(this.#boosted(this.#texts.add(name), TABLE_WEIGHT));
    this.#tableComments.push(this.#texts.addComment(table.comment));
    for (const column of table.columns) {
      this.#tableOf.push(id);
      this.#columnNames.push(this.#texts.add(column.name));
      this.#columnComments.push(this.#texts.addComment(column.comment));
    }
  }

  /** Takes a table out. Its place in the arrays stays empty until most places are. */
  remove(key: string): void {
    const id = this.#tableByKey.get(key);
    if (id === undefined) return;
    this.#tableByKey.delete(key);
    this.#tables[id] = null;
    this.#gone += this.#endOf(id) - this.#firstColumn.get(id);
    if (this.#gone > FEW_GONE && this.#gone * 2 > this.#tableOf.length) this.#closeUp();
  }

  #endOf(table: number): number {
    return table + 1 < this.#firstColumn.length ? this.#firstColumn.get(table + 1) : this.#tableOf.length;
  }

  /** Closes the places of what was taken out. Words and texts stay: most of them come back. */
  #closeUp(): void {
    const old = {
      tables: this.#tables,
      firstColumn: this.#firstColumn,
      tableNames: this.#tableNames,
      tableComments: this.#tableComments,
      columnNames: this.#columnNames,
      columnComments: this.#columnComments,
      ends: this.#tables.map((_, table) => this.#endOf(table)),
    };
    this.#tables = [];
    this.#gone = 0;
    [this.#firstColumn, this.#tableOf] = [new GrowingNumbers(), new GrowingNumbers()];
    [this.#tableNames, this.#tableComments, this.#columnNames, this.#columnComments] = [
      new Chains(),
      new Chains(),
      new Chains(),
      new Chains(),
    ];
    for (const [from, table] of old.tables.entries()) {
      if (table === null) continue;
      const id = this.#tables.push(table) - 1;
      this.#tableByKey.set(table.key, id);
      this.#firstColumn.push(this.#tableOf.length);
      this.#tableNames.push(old.tableNames.textOf(from));
      this.#tableComments.push(old.tableComments.textOf(from));
      for (let at = old.firstColumn.get(from); at < (old.ends[from] ?? 0); at++) {
        this.#tableOf.push(id);
        this.#columnNames.push(old.columnNames.textOf(at));
        this.#columnComments.push(old.columnComments.textOf(at));
      }
    }
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
        if (text >= 0) this.#termsOf.set(this.#boosted(text, TERM_WEIGHT), [...(this.#termsOf.get(text) ?? []), index]);
  }

  #boosted(text: number, factor: number): number {
    this.#texts.boost(text, factor);
    return text;
  }

  /** The best hits first, at most `limit`. */
  search(query: string, limit = 50): readonly SearchHit[] {
    const terms = this.#matched(query);
    if (terms.length === 0) return [];
    const best = new Best(limit);
    this.#offer(this.#candidates.find(this.#texts, terms, limit), terms, best);
    return best.sorted().map(([entry, score]) => this.#hitOf(entry, Math.round(score * 1000) / 1000));
  }

  /** The words of the question, the rarest first. Those that mean nothing here stay, since they are left unanswered. */
  #matched(query: string): readonly MatchedTerm[] {
    return queryTerms(query, this.#terms)
      .map((term, index): MatchedTerm => {
        const scores = this.#scores[index] ?? new WordScores();
        this.#scores[index] = scores;
        this.#texts.match(term, scores);
        const words = scores.best(MOST_WORDS);
        return { scores, words, postings: words.reduce((sum, word) => sum + this.#texts.holding(word).length, 0) };
      })
      .sort((a, b) => a.postings - b.postings);
  }

  /**
   * Everything that has a text, from the best texts on, until what is left cannot be among the best; then a few more, of which the rest of the
   * answer may be in a comment or in the table. Entries are numbered: tables, then columns, then terms.
   */
  #offer(texts: Int32Array, terms: readonly MatchedTerm[], best: Best): void {
    const steps = { left: Math.ceil(MOST_STEPS / terms.length), inTables: Math.ceil(MOST_STEPS / terms.length) };
    let more = terms.length === 1 ? 0 : MORE_TEXTS;
    for (const text of texts) {
      const boost = this.#texts.boostOf(text);
      if (best.isBeyond(this.#candidates.reachOf(text, terms.length) * boost) && more-- <= 0) return;
      const own = answer(terms, ({ scores }) => this.#texts.scoreOf(text, scores));
      const most = mostWith(own, terms.length);
      if (best.isBeyond(most * boost)) continue;
      for (const term of this.#termsOf.get(text) ?? []) best.offer(this.#tables.length + this.#tableOf.length + term, own * TERM_WEIGHT);
      for (const chains of [this.#tableNames, this.#tableComments])
        for (let at = chains.first(text); at >= 0 && steps.left > 0 && !best.isBeyond(most * boost); at = chains.next(at), steps.left--)
          if (this.#tables[at] !== null) {
            best.offer(at, this.#tableScore(terms, at));
            if (terms.length > 1 && chains === this.#tableNames) this.#offerColumnsOf(at, terms, best, steps);
          }
      for (const chains of [this.#columnNames, this.#columnComments])
        for (let at = chains.first(text); at >= 0 && steps.left > 0 && !best.isBeyond(most); at = chains.next(at), steps.left--)
          if (this.#tables[this.#tableOf.get(at)] !== null) best.offer(this.#tables.length + at, this.#columnScore(terms, at));
      if (steps.left <= 0) return;
    }
  }

  /** Columns of which the table's name says a part: `amt` of `sales`. */
  #offerColumnsOf(table: number, terms: readonly MatchedTerm[], best: Best, steps: { inTables: number }): void {
    for (let at = this.#firstColumn.get(table); at < this.#tableOf.length && this.#tableOf.get(at) === table; at++) {
      if (steps.inTables-- <= 0) return;
      const name = this.#columnNames.textOf(at);
      if (terms.some(({ scores }) => this.#texts.scoreOf(name, scores) > 0))
        best.offer(this.#tables.length + at, this.#columnScore(terms, at));
    }
  }

  #tableScore(terms: readonly MatchedTerm[], table: number): number {
    const [name, comment] = [this.#tableNames.textOf(table), this.#tableComments.textOf(table)];
    return answer(terms, ({ scores }) => Math.max(this.#texts.scoreOf(name, scores) * TABLE_WEIGHT, this.#texts.scoreOf(comment, scores)));
  }

  #columnScore(terms: readonly MatchedTerm[], column: number): number {
    const [name, comment] = [this.#columnNames.textOf(column), this.#columnComments.textOf(column)];
    const table = terms.length > 1 ? this.#tableNames.textOf(this.#tableOf.get(column)) : -1;
    return answer(terms, ({ scores }) =>
      Math.max(
        this.#texts.scoreOf(name, scores),
        this.#texts.scoreOf(comment, scores),
        this.#texts.scoreOf(table, scores) * CONTEXT_WEIGHT,
      ),
    );
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

/** What a column can reach whose name has this score, if its comment answers every term that the name leaves open. */
function mostWith(score: number, terms: number): number {
  let most = score;
  for (let answered = 1; answered < terms; answered++) {
    const sum = Math.min((score * terms * terms) / answered, answered);
    most = Math.max(most, (sum + COMMENT_MOST * (terms - answered)) / terms);
  }
  return most;
}

/** A word that is all of a comment. */
const COMMENT_MOST = 0.6;
const TERM_WEIGHT = MOST_BOOST;
const TABLE_WEIGHT = 1.05;
/** Of a table's name for its columns. */
const CONTEXT_WEIGHT = 0.4;
/** So many empty places cost nothing worth closing them for. */
const FEW_GONE = 20_000;
/** Words of the index that one word of the question may mean: more are chance. */
const MOST_WORDS = 4000;
/** Entries that are looked at for one question of one word. */
const MOST_STEPS = 20_000;
/** Texts that are looked at beyond those that are answers by themselves. */
const MORE_TEXTS = 2000;
const NOWHERE: SearchedPlace = { key: '', catalog: null, schema: null, name: '' };

function answer(terms: readonly MatchedTerm[], scoreOf: (term: MatchedTerm) => number): number {
  let sum = 0;
  let answered = 0;
  for (const term of terms) {
    const one = scoreOf(term);
    sum += one;
    if (one > 0) answered++;
  }
  return share(sum, answered, terms.length);
}
