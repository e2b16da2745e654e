/** A type of SQL Server as its catalog and its protocol give it: sizes in bytes, -1 for `max`. */
export interface TypeFacts {
  readonly name: string;
  readonly bytes: number;
  readonly precision: number;
  readonly scale: number;
}

/** `nvarchar(40)`, `decimal(12,2)`, `datetime2(7)`. */
export function formatType({ name, bytes, precision, scale }: TypeFacts): string {
  switch (name) {
    case 'char':
    case 'varchar':
    case 'binary':
    case 'varbinary':
      return `${name}(${bytes === -1 ? 'max' : bytes})`;
    case 'nchar':
    case 'nvarchar':
      return `${name}(${bytes === -1 ? 'max' : bytes / 2})`;
    case 'decimal':
    case 'numeric':
      return `${name}(${precision},${scale})`;
    case 'time':
    case 'datetime2':
    case 'datetimeoffset':
      return `${name}(${scale})`;
    default:
      return name;
  }
}
