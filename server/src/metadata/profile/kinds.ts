import { familyOf, type TypeFamily } from '../../sql/index.ts';
import type { ProfileDialect } from './dialect.ts';
import type { ValueKind } from './model.ts';

/** What is asked of a column, by its type; `cast` says that it is compared as text. */
export function kindOf(
  type: string,
  dialect: ProfileDialect,
): { readonly kind: ValueKind; readonly cast: boolean; readonly family: TypeFamily } {
  const name = type.trim().toLowerCase();
  const family = familyOf(type);
  const plain = (kind: ValueKind) => ({ kind, cast: false, family });
  if (dialect.opaque.test(name)) return plain('opaque');
  // A type that people have made may be called `path` or `record`, and is none.
  if (dialect.unknownIsText && OWN.test(name)) return { kind: 'text', cast: true, family: 'unknown' };
  if (dialect.booleans.test(name)) return plain('boolean');
  if (dialect.timestamps.test(name)) return plain('timestamp');
  if (dialect.longText.test(name)) return plain('long-text');
  if (dialect.textual.test(name) || (family === 'unknown' && dialect.unknownIsText)) return { kind: 'text', cast: true, family };
  return plain(KINDS[family] ?? 'opaque');
}

/** With a schema, and neither an array nor one of the types of well-known extensions. */
const OWN = /^(?:"(?:[^"]|"")*"|[^".(]+)\.(?!(?:citext|hstore|geometry|geography|raster|vector)\b).*[^\]]$/;

const KINDS: Readonly<Partial<Record<TypeFamily, ValueKind>>> = {
  integer: 'number',
  decimal: 'number',
  float: 'number',
  boolean: 'boolean',
  text: 'text',
  date: 'date',
  time: 'time',
  timestamp: 'timestamp',
};
