export { type Chunk, splitTokens } from './split.ts';
