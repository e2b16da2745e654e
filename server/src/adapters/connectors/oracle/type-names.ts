import type { CatalogRow } from '../catalog-row.ts';

/** The type of a column of ALL_TAB_COLS as DDL writes it: `NUMBER(12,2)`, `VARCHAR2(40 CHAR)`. Names of timestamps hold their precision already. */
export function columnType(row: CatalogRow): string {
  const name = row.text('type_name');
  const owner = row.textOrNull('type_owner');
  if (owner !== null && owner !== 'SYS' && owner !== 'PUBLIC') return `${owner}.${name}`;
  const [precision, scale] = [row.number('type_precision'), row.number('type_scale')];
  switch (name) {
    case 'NUMBER':
      if (precision === null) return scale === 0 ? 'NUMBER(*,0)' : 'NUMBER';
      return scale === null || scale === 0 ? `NUMBER(${precision})` : `NUMBER(${precision},${scale})`;
    case 'FLOAT':
      return precision === null ? 'FLOAT' : `FLOAT(${precision})`;
    case 'VARCHAR2':
    case 'CHAR':
      return row.text('char_unit') === 'C' ? `${name}(${row.text('char_count')} CHAR)` : `${name}(${row.text('byte_length')})`;
    case 'NVARCHAR2':
    case 'NCHAR':
      return `${name}(${row.text('char_count')})`;
    case 'RAW':
    case 'UROWID':
      return `${name}(${row.text('byte_length')})`;
    default:
      return name;
  }
}
