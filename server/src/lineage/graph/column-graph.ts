import { bucketName, splitLabel } from '../../metadata/index.ts';
import { isInfluence } from '../../protocol/index.ts';
import { type FlowEdge, kindOf, type PackedEdges, packedCount, packedEdge, packedEnds } from '../../workspace/index.ts';
import { GrowingNumbers } from './growing-numbers.ts';
import { PairNumbers } from './pair-numbers.ts';

/**
 * The column edges of a whole estate. They come in units (a file, a view of a database) that are replaced as a whole; of an edge the graph
 * keeps its ends, its kind and where in its unit it stands, 25 bytes, in lists by either end. Tables, columns and edges are numbers, which
 * hold until a unit is put or removed.
 *
 * Edges of replaced units stay where they are, marked, until a quarter of all is dead; then everything is numbered anew.
 */
export class ColumnGraph {
  #data = new GraphData();
  #units = new Map<string, Unit>();
  #live = 0;
  #nextUnit = 0;

  get size(): { readonly units: number; readonly tables: number; readonly columns: number; readonly edges: number } {
    const { tables, columns } = this.#data;
    return { units: this.#units.size, tables: tables.length, columns: columns.length, edges: this.#live };
  }

  // ---- units

  /** Adds a unit, or replaces it. A unit that is replaced keeps its place in the order of edges. */
  put(unit: string, edges: PackedEdges): void {
    const known = this.#units.get(unit);
    if (known?.edges === edges) return;
    if (known !== undefined) this.#kill(known);
    const { edgeCount: first, units } = this.#data;
    const added: Unit = { name: unit, edges, order: known?.order ?? this.#nextUnit++, first, number: units.length };
    this.#units.set(unit, added);
    this.#live += this.#data.add(added);
    this.#compact();
  }

  remove(unit: string): void {
    const known = this.#units.get(unit);
    if (known === undefined) return;
    this.#kill(known);
    this.#units.delete(unit);
    this.#compact();
  }

  get units(): Iterable<string> {
    return this.#units.keys();
  }

  #kill(unit: Unit): void {
    const count = packedCount(unit.edges);
    for (let edge = unit.first; edge < unit.first + count; edge++) this.#data.kinds[edge] = DEAD;
    this.#data.units[unit.number] = null;
    this.#live -= count;
  }

  #compact(): void {
    const { edgeCount, units: numbered } = this.#data;
    if (edgeCount - this.#live <= 1000 + this.#live / 3 && numbered.length <= 1000 + this.#units.size * 2) return;
    const units = [...this.#units.values()].sort((a, b) => a.order - b.order);
    this.#data = new GraphData();
    this.#units = new Map();
    this.#nextUnit = 0;
    this.#live = 0;
    for (const { name, edges } of units) this.put(name, edges);
  }

  // ---- tables and columns

  /** -1 for a table that no edge touches. */
  table(name: string): number {
    const table = this.#data.tableNumbers.get(name) ?? -1;
    return table >= 0 && this.isLive(table) ? table : -1;
  }

  /** Whether an edge ends or starts at the table; those that had edges once are still numbered. */
  isLive(table: number): boolean {
    for (const column of this.columnsOf(table)) if (this.firstInto(column) >= 0 || this.firstFrom(column) >= 0) return true;
    return false;
  }

  /** -1 for a column that no edge touches. */
  column(table: number, name: string): number {
    const { columnNames, columns } = this.#data;
    const known = columnNames.find(name);
    return known < 0 ? -1 : columns.find(table, known);
  }

  tableName(table: number): string {
    return this.#data.tables[table] ?? '';
  }

  columnName(column: number): string {
    return this.#data.columnNames.name(this.#data.columns.second(column));
  }

  tableOf(column: number): number {
    return this.#data.columns.first(column);
  }

  *columnsOf(table: number): Generator<number> {
    const { firstColumn, nextColumn } = this.#data;
    for (let column = firstColumn.at(table); column >= 0; column = nextColumn.at(column)) yield column;
  }

  /** Names of all tables that an edge touches. */
  *tableNames(): Generator<string> {
    for (const [table, name] of this.#data.tables.entries()) if (this.isLive(table)) yield name;
  }

  /** Tables whose name ends with this part, in lower case. */
  tablesEnding(last: string): readonly number[] {
    return (this.#data.byLastPart.get(last) ?? []).filter((table) => this.isLive(table));
  }

  // ---- edges

  /** The first edge into a column, in no certain order; -1 when there is none. Walks that only count need no other order. */
  firstInto(column: number): number {
    return this.#data.alive(this.#data.into.first(column), this.#data.into);
  }

  nextInto(edge: number): number {
    return this.#data.alive(this.#data.into.next(edge), this.#data.into);
  }

  firstFrom(column: number): number {
    return this.#data.alive(this.#data.from.first(column), this.#data.from);
  }

  nextFrom(edge: number): number {
    return this.#data.alive(this.#data.from.next(edge), this.#data.from);
  }

  /** Edges into a column in the order of units, and within a unit in its own. */
  into(column: number): number[] {
    const edges: number[] = [];
    for (let edge = this.firstInto(column); edge >= 0; edge = this.nextInto(edge)) edges.push(edge);
    return this.inOrder(edges);
  }

  from(column: number): number[] {
    const edges: number[] = [];
    for (let edge = this.firstFrom(column); edge >= 0; edge = this.nextFrom(edge)) edges.push(edge);
    return this.inOrder(edges);
  }

  source(edge: number): number {
    return this.#data.sources.at(edge);
  }

  target(edge: number): number {
    return this.#data.targets.at(edge);
  }

  /** Whether it bears on which rows come out, and not on a value. */
  isInfluence(edge: number): boolean {
    return ((this.#data.kinds[edge] ?? 0) & INFLUENCE) !== 0;
  }

  kind(edge: number): Pick<FlowEdge, 'kind' | 'uncertain'> {
    return kindOf((this.#data.kinds[edge] ?? 0) & ~INFLUENCE);
  }

  /** The edge with its unit as `uri`, and with the place of its expression. */
  edge(edge: number): FlowEdge {
    const unit = this.#data.units[this.#data.unitOf.at(edge)];
    if (unit == null) throw new RangeError(`the graph has no edge ${edge}`);
    return packedEdge(unit.edges, edge - unit.first, unit.name);
  }

  inOrder(edges: number[]): number[] {
    const order = (edge: number) => this.#data.units[this.#data.unitOf.at(edge)]?.order ?? 0;
    return edges.sort((a, b) => order(a) - order(b) || a - b);
  }
}

const DEAD = 255;
const INFLUENCE = 64;

interface Unit {
  readonly name: string;
  readonly edges: PackedEdges;
  /** Before which units its edges come. */
  readonly order: number;
  /** Number of its first edge; the others follow. */
  readonly first: number;
  readonly number: number;
}

/** Everything that is numbered. */
class GraphData {
  readonly tableNumbers = new Map<string, number>();
  readonly tables: string[] = [];
  readonly byLastPart = new Map<string, number[]>();
  readonly firstColumn = new GrowingNumbers();
  readonly columnNames = new Names();
  readonly #star = this.columnNames.add('*');
  readonly columns = new PairNumbers();
  readonly nextColumn = new GrowingNumbers();
  readonly sources = new GrowingNumbers();
  readonly targets = new GrowingNumbers();
  readonly unitOf = new GrowingNumbers();
  /** Null for those that were replaced. */
  readonly units: (Unit | null)[] = [];
  readonly into = new EdgeLists();
  readonly from = new EdgeLists();
  /** Kind and certainty as in the unit, whether it is an influence, or that it is dead. */
  kinds = new Uint8Array(64);

  get edgeCount(): number {
    return this.sources.length;
  }

  /** Returns how many edges there were. */
  add(unit: Unit): number {
    const { names, ends } = unit.edges;
    this.units.push(unit);
    const columns = new Int32Array(ends.length / 2);
    for (let end = 0; end < columns.length; end++)
      columns[end] = this.#column(names[ends[end * 2] ?? -1] ?? '', names[ends[end * 2 + 1] ?? -1] ?? '');
    const count = packedCount(unit.edges);
    for (let index = 0; index < count; index++) {
      const { source, target, kind } = packedEnds(unit.edges, index);
      this.#edge(columns[source] ?? 0, columns[target] ?? 0, kind, unit.number);
    }
    return count;
  }

  /** The edge itself, or the next one behind it that is not dead. */
  alive(edge: number, lists: EdgeLists): number {
    let at = edge;
    while (at >= 0 && this.kinds[at] === DEAD) at = lists.next(at);
    return at;
  }

  #edge(source: number, target: number, kind: number, unit: number): void {
    const edge = this.sources.push(source);
    this.targets.push(target);
    this.unitOf.push(unit);
    this.from.add(source, edge);
    this.into.add(target, edge);
    if (edge === this.kinds.length) {
      const larger = new Uint8Array(edge * 2);
      larger.set(this.kinds);
      this.kinds = larger;
    }
    this.kinds[edge] = influences(kind, this.#isStar(source), this.#isStar(target)) ? kind | INFLUENCE : kind;
  }

  #isStar(column: number): boolean {
    return this.columns.second(column) === this.#star;
  }

  #column(table: string, column: string): number {
    const tableNumber = this.#table(table);
    const { length } = this.columns;
    const number = this.columns.add(tableNumber, this.columnNames.add(column));
    if (number === length) {
      this.nextColumn.push(this.firstColumn.at(tableNumber));
      this.firstColumn.set(tableNumber, number);
    }
    return number;
  }

  #table(name: string): number {
    const known = this.tableNumbers.get(name);
    if (known !== undefined) return known;
    const number = this.tables.push(name) - 1;
    this.tableNumbers.set(name, number);
    this.firstColumn.push(-1);
    // `orders (erp)`, one of several of its name, is found by that name too.
    for (const last of new Set([name, splitLabel(name).plain].map(bucketName))) {
      const alike = this.byLastPart.get(last);
      if (alike === undefined) this.byLastPart.set(last, [number]);
      else alike.push(number);
    }
    return number;
  }
}

/** What `isInfluence` says of a kind, asked once for each: it is needed a million times. */
function influences(kind: number, fromStar: boolean, toStar: boolean): boolean {
  const at = kind * 4 + (fromStar ? 2 : 0) + (toStar ? 1 : 0);
  INFLUENCES[at] ??= isInfluence({
    ...kindOf(kind),
    source: { node: '', column: fromStar ? '*' : '' },
    target: { node: '', column: toStar ? '*' : '' },
    expression: null,
    location: null,
  });
  return INFLUENCES[at];
}

const INFLUENCES: boolean[] = [];

/** For each column the edges at it, one after another. */
class EdgeLists {
  readonly #heads = new GrowingNumbers();
  readonly #tails = new GrowingNumbers();
  readonly #next = new GrowingNumbers();

  first(column: number): number {
    return this.#heads.at(column);
  }

  next(edge: number): number {
    return this.#next.at(edge);
  }

  /** Edges come in the order of their numbers. */
  add(column: number, edge: number): void {
    while (this.#heads.length <= column) {
      this.#heads.push(-1);
      this.#tails.push(-1);
    }
    this.#next.push(-1);
    const tail = this.#tails.at(column);
    if (tail < 0) this.#heads.set(column, edge);
    else this.#next.set(tail, edge);
    this.#tails.set(column, edge);
  }
}

class Names {
  readonly #names: string[] = [];
  readonly #numbers = new Map<string, number>();

  name(number: number): string {
    return this.#names[number] ?? '';
  }

  find(name: string): number {
    return this.#numbers.get(name) ?? -1;
  }

  add(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.#names.push(name) - 1;
    this.#numbers.set(name, number);
    return number;
  }
}
