import type { TypeShape } from '../database/objects.ts';

/** What a type is made of, in one line. */
export function typeText(shape: TypeShape): string {
  switch (shape.form) {
    case 'enum':
      return `enum (${shape.labels.map((label) => `'${label.replaceAll("'", "''")}'`).join(', ')})`;
    case 'composite':
      return `(${shape.attributes.map(({ name, type }) => `${name} ${type}`).join(', ')})`;
    case 'range':
      return `range of ${shape.subtype}`;
    case 'domain': {
      const { base, default: value, nullable, checks } = shape;
      const rules = checks.map(({ expression }) => ` check (${expression})`).join('');
      return `${base}${value === null ? '' : ` default ${value}`}${nullable ? '' : ' not null'}${rules}`;
    }
  }
}
