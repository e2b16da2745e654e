import { tell } from '../../base/index.ts';
import { type ColumnProfile, classifyColumn, personalKind, type SaidOfColumn, type TableProfile, valueType } from '../../metadata/index.ts';
import type { ProfiledColumn, ProfiledTable } from '../../protocol/index.ts';

/** Guesses below this are not worth a word. */
const WORTH_SAYING = 0.5;

/** A masked profile as it crosses the wire, with what its columns hold, or likely do. `table` is whose columns they are, where it is of a partition. */
export function profiledTable(profile: TableProfile, said: SaidOfColumn, table: string): ProfiledTable {
  return { ...profile, columns: profile.columns.map((column) => profiledColumn(table, column, said)) };
}

function profiledColumn(table: string, column: ColumnProfile, saidOf: SaidOfColumn): ProfiledColumn {
  const { name } = column;
  const type = valueType(column);
  const said = saidOf(name);
  const guesses = classifyColumn({ table, name, type, comment: null, profile: column });
  const kind = personalKind({ table, name, type, said, profile: column });
  const domain = kind ?? said?.domain ?? guesses.find(({ confidence }) => confidence >= WORTH_SAYING)?.domain ?? null;
  const guess = guesses.find((one) => one.domain === domain);
  const confidence = said?.domain === domain || guess === undefined ? 1 : guess.confidence;
  return {
    ...column,
    problem: column.problem && tell(column.problem),
    domain: domain && { name: domain, confidence, personal: kind !== null },
    masked: kind !== null,
  };
}
