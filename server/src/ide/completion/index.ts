export { complete } from './complete.ts';
export type { CompletionItem, CompletionKind, CompletionList, CompletionSubject } from './item.ts';
export { resolveCompletion } from './resolve.ts';
