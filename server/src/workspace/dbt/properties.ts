import { say, type TextRange } from '../../base/index.ts';
import type { ColumnFact, FileFacts, TableFact } from '../../metadata/index.ts';
import { textParts } from '../../metadata/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import type { FileDiagnostic } from '../diagnostics.ts';
import { YamlReader, type YamlValue } from '../project/yaml-reader.ts';
import type { TableLink } from '../summary/summarize-sql.ts';
import { objectName } from './globals/relations.ts';
import { untyped, withSnapshotColumns } from './snapshot-columns.ts';

interface PropertiesContext {
  readonly uri: string;
  readonly dialect: DialectName;
  /** The file belongs to a dbt project, so that `ref` and `source` can name its tables. */
  readonly dbt: boolean;
}

export interface Properties {
  readonly facts: FileFacts;
  readonly diagnostics: readonly FileDiagnostic[];
  /** What exposures depend on. */
  readonly links: readonly TableLink[];
}

/** Reads the models, seeds, snapshots and sources that a dbt properties file (`schema.yml`) describes. */
export function readProperties(text: string, context: PropertiesContext): Properties {
  const reader = new YamlReader(text);
  const tables: TableFact[] = [];
  for (const section of ['models', 'seeds', 'snapshots'] as const) {
    for (const entry of reader.root.list(section)) tables.push(...describedFact(entry, section, context));
  }
  for (const source of reader.root.list('sources')) tables.push(...sourceFacts(source, context));
  return { facts: { tables, changes: [] }, diagnostics: reader.diagnostics, links: context.dbt ? linksOf(reader.root) : [] };
}

/** Exposures depend on tables (`depends_on: [ref('orders')]`), and a snapshot may be taken of one (`relation: ref('orders')`). */
function linksOf(root: YamlValue): TableLink[] {
  const exposures = root.list('exposures').flatMap((exposure) => {
    const name = exposure.textOf('name');
    return name === null ? [] : (exposure.get('depends_on')?.items() ?? []).flatMap((item) => linkTo(item, `exposure:${name}`));
  });
  const snapshots = root.list('snapshots').flatMap((snapshot) => {
    const [name, relation] = [snapshot.textOf('name'), snapshot.get('relation')];
    return name === null || relation === null ? [] : linkTo(relation, name);
  });
  return [...exposures, ...snapshots];
}

function linkTo(value: YamlValue, target: string): TableLink[] {
  const match = /^\s*(ref|source)\((.*)\)\s*$/.exec(value.text ?? '');
  const args = [...(match?.[2] ?? '').matchAll(/(['"])(.*?)\1/g)].map(([, , text]) => text ?? '');
  if (args.length === 0) return [];
  return [{ source: objectName({ function: match?.[1] === 'source' ? 'source' : 'ref', args }), target, range: value.range }];
}

function describedFact(entry: YamlValue, section: 'models' | 'seeds' | 'snapshots', context: PropertiesContext): TableFact[] {
  const name = entry.get('name');
  const text = name?.text ?? null;
  if (name === null || text === null) {
    entry.report('yaml', 'warning', say('Each entry of “{0}” needs a name.', section));
    return [];
  }
  const versions = entry.list('versions');
  if (versions.length > 0) return versionFacts(entry, name.textRange, text, context);
  const enforced = entry.get('config')?.get('contract')?.get('enforced')?.scalar ?? entry.get('contract')?.get('enforced')?.scalar;
  const described: TableFact[] = [
    tableFact(entry, name.textRange, context, {
      role: 'described',
      kind: section === 'seeds' ? 'seed' : 'model',
      parts: [text],
      jinja: context.dbt ? { function: 'ref', args: [text] } : null,
      contract: enforced === true,
    }),
  ];
  // A snapshot that YAML defines has the columns of what it is taken of, and dbt's own.
  const snapshot = section === 'snapshots' && entry.get('relation') !== null;
  return snapshot ? described.map((fact) => ({ ...withSnapshotColumns(fact, ''), complete: false })) : described;
}

/** Each version is a table; the model's own name means the latest of them. */
function versionFacts(entry: YamlValue, range: TextRange, name: string, context: PropertiesContext): TableFact[] {
  const versions = entry.list('versions').flatMap((version) => {
    const v = version.textOf('v');
    return v === null ? [] : [{ v, version, table: version.textOf('defined_in') ?? `${name}_v${v}` }];
  });
  const newest = versions.toSorted((a, b) => a.v.localeCompare(b.v, 'en', { numeric: true })).at(-1)?.v;
  const latest = entry.textOf('latest_version') ?? newest;
  return versions.flatMap(({ v, version, table }) => {
    const own = version.list('columns').some((column) => column.get('name') !== null);
    const names = [`${name}.v${v}`, ...(v === latest ? [name] : [])];
    return names.map((ref) =>
      tableFact(own ? version : entry, range, context, {
        role: 'described',
        kind: 'model',
        parts: [table],
        jinja: context.dbt ? { function: 'ref', args: [ref] } : null,
        contract: false,
      }),
    );
  });
}

function sourceFacts(source: YamlValue, context: PropertiesContext): TableFact[] {
  const sourceName = source.textOf('name');
  if (sourceName === null) {
    source.report('yaml', 'warning', say('Each source needs a name.'));
    return [];
  }
  // What Jinja computes is not known here; the source's own name is what people would guess.
  const written = (key: string) => source.textOf(key)?.replace(/^.*\{\{.*$/s, '') || null;
  const schema = written('schema') ?? sourceName;
  const database = written('database');
  return source.list('tables').flatMap((entry) => {
    const name = entry.get('name');
    const text = name?.text ?? null;
    if (name === null || text === null) {
      entry.report('yaml', 'warning', say('Each table of the source “{0}” needs a name.', sourceName));
      return [];
    }
    const identifier = entry.textOf('identifier') ?? text;
    return [
      tableFact(entry, name.textRange, context, {
        role: 'source',
        kind: 'source',
        parts: [...(database === null ? [] : [database]), schema, identifier],
        jinja: context.dbt ? { function: 'source', args: [sourceName, text] } : null,
        contract: false,
      }),
    ];
  });
}

interface Shape {
  readonly role: 'described' | 'source';
  readonly kind: TableFact['kind'];
  readonly parts: readonly string[];
  readonly jinja: TableFact['jinja'];
  readonly contract: boolean;
}

function tableFact(entry: YamlValue, range: TextRange, context: PropertiesContext, shape: Shape): TableFact {
  const columns = [...entry.list('columns').flatMap((column) => columnFact(column, context)), ...seedTypes(entry)];
  return {
    role: shape.role,
    kind: shape.kind,
    dialect: context.dialect,
    parts: textParts(context.dialect, shape.parts.join('.')),
    columns,
    // People describe the columns that they care about; a type for each is what generators and careful people write about all of them.
    complete: shape.contract || (columns.length > 0 && columns.every((column) => column.type !== null)),
    description: entry.textOf('description'),
    site: { uri: context.uri, range },
    jinja: shape.jinja,
    repeatable: true,
  };
}

/** `config: { column_types: … }` of a seed. */
function seedTypes(entry: YamlValue): ColumnFact[] {
  const types = entry.get('config')?.get('column_types') ?? entry.get('config')?.get('+column_types');
  return (types?.entries() ?? []).map(({ key, value }) => ({ ...untyped(key), type: value.text }));
}

function columnFact(column: YamlValue, context: PropertiesContext): ColumnFact[] {
  const name = column.get('name');
  const text = name?.text ?? null;
  if (name === null || text === null) return [];
  const tests = [...(column.get('tests')?.items() ?? []), ...(column.get('data_tests')?.items() ?? [])].flatMap(
    (test) => test.text ?? test.entries()[0]?.key ?? [],
  );
  return [
    {
      name: text,
      type: column.textOf('data_type'),
      nullable: tests.includes('not_null') ? false : null,
      description: column.textOf('description'),
      primaryKey: (column.get('constraints')?.items() ?? []).some((constraint) => constraint.textOf('type') === 'primary_key'),
      references: null,
      tests,
      site: { uri: context.uri, range: name.textRange },
    },
  ];
}
