import type { ColumnProfile } from '../profile/index.ts';
import { classifyColumn } from './classify-column.ts';
import { isPersonal } from './domains.ts';
import type { MaskKind } from './mask.ts';
import type { DescribedColumn } from './model.ts';

/** Below it a guess at personal data is no reason to mask. */
const SURE_ENOUGH = 0.5;

export interface AskedColumn {
  /** Null where it is not known. */
  readonly table: string | null;
  readonly name: string;
  readonly type: string | null;
  /** What a glossary says of it; null where none does. */
  readonly said: DescribedColumn | null;
  /** Null where no values are known. */
  readonly profile: ColumnProfile | null;
}

/** What personal data a column holds: what somebody has said, or else what is likely; null where it is none, and where that is not likely. */
export function personalKind({ table, name, type, said, profile }: AskedColumn): MaskKind | null {
  if (isSaidOpen(said)) return null;
  if (said?.domain != null && isPersonal(said.domain)) return said.domain;
  const guesses = classifyColumn({ table, name, type: type ?? 'text', comment: null, profile });
  const likely = guesses.find(({ personal, confidence }) => personal && confidence >= SURE_ENOUGH);
  return likely?.domain ?? (said?.personal === true ? 'personal' : null);
}

/** Whether somebody has said that a column may be seen: by name, or since its domain is nobody's. */
export function isSaidOpen(said: DescribedColumn | null): boolean {
  if (said === null) return false;
  return said.personal === null ? said.domain !== null && !isPersonal(said.domain) : !said.personal;
}
