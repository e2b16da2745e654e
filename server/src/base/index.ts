export { append } from './append.ts';
export { type CancellationToken, CancelledError, NEVER_CANCELLED, throwIfCancelled } from './cancellation.ts';
export { closestNames } from './closest-names.ts';
export { LineIndex, type Position } from './line-index.ts';
export type { Clock, DirectoryEntry, FileStat, FileSystem, Hash, LineStore, Logger } from './ports.ts';
export { Redactor } from './redact.ts';
export { fail, ok, type Result } from './result.ts';
export { sha256 } from './sha256.ts';
export { rangeContains, rangesOverlap, shiftRange, type TextRange } from './text-range.ts';
