import type { TypeObject, TypeShape } from '../../../metadata/index.ts';

/** A type, by its row of the catalog. */
export function readType(
  place: { readonly catalog: string | null; readonly schema: string; readonly name: string },
  [, , form, comment = null, ...parts]: readonly (string | null)[],
): TypeObject {
  return { ...place, kind: 'type', comment, shape: shapeOf(form ?? '', parts) };
}

function shapeOf(form: string, parts: readonly (string | null)[]): TypeShape {
  const [labels, attributes, base, notNull, value = null, checks] = parts;
  switch (form) {
    case 'e':
      return { form: 'enum', labels: list<string>(labels) };
    case 'd':
      return {
        form: 'domain',
        base: base ?? '',
        nullable: notNull !== 't',
        default: value,
        checks: list<readonly [string, string]>(checks).map(([name, expression]) => ({ name, expression })),
      };
    case 'r':
      return { form: 'range', subtype: base ?? '' };
    default:
      return { form: 'composite', attributes: list<readonly [string, string]>(attributes).map(([name, type]) => ({ name, type })) };
  }
}

function list<T>(json: string | null | undefined): readonly T[] {
  return json === null || json === undefined ? [] : (JSON.parse(json) as readonly T[]);
}
