import type { TypeObject, TypeShape } from '../database/objects.ts';
import type { DdlWords } from './ddl-words.ts';
import { placeName } from './place-name.ts';

/** The statements that make a type of PostgreSQL. */
export function createType(type: TypeObject, words: DdlWords): string[] {
  const name = placeName(type, words);
  return [`${creation(name, type.shape, words)};`, ...(type.comment === null ? [] : [commentOn(type, words)])];
}

function creation(name: string, shape: TypeShape, { quote }: DdlWords): string {
  switch (shape.form) {
    case 'enum':
      return `CREATE TYPE ${name} AS ENUM (${shape.labels.map(literal).join(', ')})`;
    case 'composite':
      return `CREATE TYPE ${name} AS (${shape.attributes.map((attribute) => `${quote(attribute.name)} ${attribute.type}`).join(', ')})`;
    case 'range':
      return `CREATE TYPE ${name} AS RANGE (SUBTYPE = ${shape.subtype})`;
    case 'domain': {
      const { base, default: value, nullable, checks } = shape;
      const rules = checks.map((check) => `CONSTRAINT ${quote(check.name)} CHECK (${check.expression})`);
      const parts = [`CREATE DOMAIN ${name} AS ${base}`, value === null ? '' : `DEFAULT ${value}`, nullable ? '' : 'NOT NULL', ...rules];
      return parts.filter(Boolean).join(' ');
    }
  }
}

export function dropType(type: TypeObject, words: DdlWords): string {
  return `DROP ${kindWord(type)} ${placeName(type, words)};`;
}

/** The statements that make a type another one, where there are some. */
export function alterType(before: TypeObject, after: TypeObject, words: DdlWords): string[] {
  const changes = alterShape(before.shape, after, words);
  return before.comment === after.comment ? changes : [...changes, commentOn(after, words)];
}

function alterShape(before: TypeShape, after: TypeObject, words: DdlWords): string[] {
  const { shape } = after;
  const name = placeName(after, words);
  if (before.form === 'enum' && shape.form === 'enum') return alterEnum(name, before.labels, shape.labels);
  if (before.form === 'domain' && shape.form === 'domain' && before.base === shape.base) return alterDomain(name, before, shape, words);
  if (before.form === 'composite' && shape.form === 'composite') return alterComposite(name, before.attributes, shape.attributes, words);
  if (JSON.stringify(before) === JSON.stringify(shape)) return [];
  return [
    `-- ${name} is made of something else now (${creation(name, shape, words)}): make it anew, and the columns that have it, by hand.`,
  ];
}

/** PostgreSQL adds labels and renames them; it takes none away and puts none elsewhere. */
function alterEnum(name: string, before: readonly string[], after: readonly string[]): string[] {
  const gone = before.filter((label) => !after.includes(label));
  const come = after.filter((label) => !before.includes(label));
  const renamed =
    gone.length === 1 &&
    come.length === 1 &&
    before.length === after.length &&
    before.indexOf(gone[0] ?? '') === after.indexOf(come[0] ?? '');
  if (renamed)
    return [
      `-- That this is a rename is a guess.\nALTER TYPE ${name} RENAME VALUE ${literal(gone[0] ?? '')} TO ${literal(come[0] ?? '')};`,
    ];
  const kept = after.filter((label) => before.includes(label));
  if (gone.length > 0 || kept.some((label, at) => before[at] !== label))
    return [
      `-- ${name} has lost or moved labels (${after.map(literal).join(', ')} is what it has), which PostgreSQL cannot do: rename it, make it anew, change the columns that have it (USING column::text::${name}), and drop the old one, by hand.`,
    ];
  return after.flatMap((label, at) => {
    if (before.includes(label)) return [];
    const previous = after[at - 1];
    const place = previous === undefined ? (before[0] === undefined ? '' : ` BEFORE ${literal(before[0])}`) : ` AFTER ${literal(previous)}`;
    return [`-- Commit it before the value is used.\nALTER TYPE ${name} ADD VALUE ${literal(label)}${place};`];
  });
}

type Domain = Extract<TypeShape, { readonly form: 'domain' }>;

function alterDomain(name: string, before: Domain, after: Domain, { quote }: DdlWords): string[] {
  const alter = (what: string) => `ALTER DOMAIN ${name} ${what};`;
  const has = ({ checks }: Domain, wanted: Domain['checks'][number]) =>
    checks.some((check) => check.name === wanted.name && check.expression === wanted.expression);
  return [
    ...before.checks.filter((check) => !has(after, check)).map((check) => alter(`DROP CONSTRAINT ${quote(check.name)}`)),
    ...(before.default === after.default ? [] : [alter(after.default === null ? 'DROP DEFAULT' : `SET DEFAULT ${after.default}`)]),
    ...(before.nullable === after.nullable ? [] : [alter(after.nullable ? 'DROP NOT NULL' : 'SET NOT NULL')]),
    ...after.checks
      .filter((check) => !has(before, check))
      .map((check) => alter(`ADD CONSTRAINT ${quote(check.name)} CHECK (${check.expression})`)),
  ];
}

type Attributes = Extract<TypeShape, { readonly form: 'composite' }>['attributes'];

function alterComposite(name: string, before: Attributes, after: Attributes, { quote }: DdlWords): string[] {
  const types = new Map(before.map((attribute) => [attribute.name, attribute.type]));
  const alter = (what: string) => `ALTER TYPE ${name} ${what};`;
  return [
    ...before.filter((old) => !after.some((now) => now.name === old.name)).map((old) => alter(`DROP ATTRIBUTE ${quote(old.name)}`)),
    ...after.flatMap((now) => {
      const old = types.get(now.name);
      if (old === undefined) return [alter(`ADD ATTRIBUTE ${quote(now.name)} ${now.type}`)];
      return old === now.type ? [] : [alter(`ALTER ATTRIBUTE ${quote(now.name)} TYPE ${now.type}`)];
    }),
  ];
}

function commentOn(type: TypeObject, words: DdlWords): string {
  return `COMMENT ON ${kindWord(type)} ${placeName(type, words)} IS ${type.comment === null ? 'NULL' : literal(type.comment)};`;
}

function kindWord({ shape }: TypeObject): string {
  return shape.form === 'domain' ? 'DOMAIN' : 'TYPE';
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
