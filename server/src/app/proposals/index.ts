/** What could be said of tables and columns, and how it is written down when somebody agrees. */
export { createProposals, type Proposals } from './proposals.ts';
