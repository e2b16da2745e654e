import { type ColumnProfile, classifyColumn, personalDomain, type TableProfile } from '../../metadata/index.ts';
import type { ProfiledColumn, ProfiledTable } from '../../protocol/index.ts';

/** Guesses below this are not worth a word. */
const WORTH_SAYING = 0.5;

/** A masked profile as it crosses the wire, with what its columns likely hold. */
export function profiledTable(profile: TableProfile): ProfiledTable {
  return { ...profile, columns: profile.columns.map(profiledColumn) };
}

function profiledColumn(column: ColumnProfile): ProfiledColumn {
  const [guess] = classifyColumn({ name: column.name, type: column.type, comment: null, profile: column });
  const personal = personalDomain(column);
  const domain = personal ?? (guess !== undefined && guess.confidence >= WORTH_SAYING ? guess : null);
  return {
    ...column,
    domain: domain && { name: domain.domain, confidence: domain.confidence, personal: domain.personal },
    masked: personal !== null,
  };
}
