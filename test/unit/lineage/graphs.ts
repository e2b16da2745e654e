// Graphs that exports are tried on.
import { readFileSync } from 'node:fs';
import type { LineageGraph } from '../../../server/src/protocol/index.ts';

export const shop = JSON.parse(readFileSync(new URL('../../fixtures/lineage/shop.json', import.meta.url), 'utf8')) as LineageGraph;

/** Names that try to be markup, an identifier of the format, or more than one line. */
export const HOSTILE: LineageGraph = {
  ...shop,
  nodes: ['a"b', 'c</script><b>', '`md` | [x] {y}', 'end\nsubgraph', '주문'].map((id) => ({
    id,
    name: id,
    schema: null,
    kind: 'table',
    dialect: null,
    description: '<!-- -->',
    columns: [{ name: 'x"]; click', type: null, description: null }],
    location: null,
    moreUpstream: false,
    moreDownstream: false,
  })),
  edges: [
    {
      source: { node: 'a"b', column: 'x"]; click' },
      target: { node: '주문', column: '금액 & 합계' },
      kind: 'transform',
      expression: '$&',
      location: null,
      uncertain: true,
    },
    {
      source: { node: 'c</script><b>', column: '' },
      target: { node: '`md` | [x] {y}', column: '*' },
      kind: 'join',
      expression: null,
      location: null,
      uncertain: false,
    },
    {
      source: { node: 'not there', column: 'x' },
      target: { node: '주문', column: 'y' },
      kind: 'copy',
      expression: null,
      location: null,
      uncertain: false,
    },
  ],
  focus: null,
};
