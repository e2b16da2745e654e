import { ColumnGraph } from '../../../server/src/lineage/index.ts';

/** A graph that counts how often somebody looks at an edge: work, where time would depend on the machine. */
export class CountingGraph extends ColumnGraph {
  looks = 0;

  override source(edge: number): number {
    this.looks++;
    return super.source(edge);
  }

  override target(edge: number): number {
    this.looks++;
    return super.target(edge);
  }

  override nextInto(edge: number): number {
    this.looks++;
    return super.nextInto(edge);
  }

  override nextFrom(edge: number): number {
    this.looks++;
    return super.nextFrom(edge);
  }

  override into(column: number): number[] {
    const edges = super.into(column);
    this.looks += edges.length;
    return edges;
  }

  override from(column: number): number[] {
    const edges = super.from(column);
    this.looks += edges.length;
    return edges;
  }
}
