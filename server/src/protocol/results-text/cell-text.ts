import type { ResultCell } from '../results.ts';

/** A value as people read it; null is the caller's to show. */
export function cellText(cell: ResultCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'object') return String(cell);
  return `0x${cell.hex}${cell.hex.length / 2 < cell.bytes ? `… (${cell.bytes} bytes)` : ''}`;
}
