export { GoneColumns } from './gone-columns.ts';
export { type GoneColumn, goneText } from './model.ts';
