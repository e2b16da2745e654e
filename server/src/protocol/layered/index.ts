export { layered } from './layered.ts';
export { type Box as LayoutBox, type Corner as LayoutCorner, LAYER_GAP, type Link as LayoutLink, NODE_GAP } from './model.ts';
export { type Routed, routed } from './routed.ts';
