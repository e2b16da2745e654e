export { layered } from './layered.ts';
export { type Box, type Corner, LAYER_GAP, type Link, NODE_GAP } from './model.ts';
