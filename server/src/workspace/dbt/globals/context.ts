import type { Runtime, Thing, Value } from '../../../jinja/index.ts';
import type { DialectName } from '../../../protocol/index.ts';
import type { DbtProject } from '../dbt-project.ts';
import type { MacroLibrary } from '../macro-library.ts';

export interface RelationName {
  readonly function: 'ref' | 'source' | 'this';
  readonly args: readonly string[];
}

export interface KnownColumn {
  readonly name: string;
  readonly type: string | null;
}

/** From where a template is rendered, and what it may ask. */
export interface RenderContext {
  /** Null outside dbt: then only what Jinja itself brings along is known. */
  readonly dbt: DbtProject | null;
  readonly library: MacroLibrary | null;
  /** The package that the template belongs to: the project's own name, or that of a package. */
  readonly package: string;
  readonly dialect: DialectName;
  /** The name of the model that the file is; null for others. */
  readonly model: string | null;
  /** What a name means that a template does not define itself. */
  readonly lookup: (name: string, context: RenderContext, runtime: Runtime) => Value | undefined;
  /** The columns of a relation, in order; null when they are not all known. */
  readonly columns: (relation: RelationName) => readonly KnownColumn[] | null;
  /** Told of every macro that is called or looked for, known or not. */
  readonly uses: (macro: string) => void;
  /** Told of every relation that is named. */
  readonly names: (relation: RelationName) => void;
}

/** A relation in a template: it is printed so that the SQL parser knows it again. */
export interface Relation extends Thing {
  readonly relation: RelationName;
}

export function isRelation(value: Value | undefined): value is Relation {
  return typeof value === 'object' && value !== null && 'relation' in value;
}

/** The name of dbt's adapter for a dialect; null for those that have none. */
export function adapterOf(context: RenderContext): string | null {
  if (context.dbt?.adapter) return context.dbt.adapter;
  switch (context.dialect) {
    case 'ansi':
      return null;
    case 'tsql':
      return 'sqlserver';
    case 'mariadb':
      return 'mysql';
    default:
      return context.dialect;
  }
}

/** Whose implementations an adapter falls back to, nearest first. */
export function adapterFamily(adapter: string | null): readonly string[] {
  const parents: Readonly<Record<string, string>> = {
    redshift: 'postgres',
    databricks: 'spark',
    fabric: 'sqlserver',
    synapse: 'sqlserver',
    materialize: 'postgres',
  };
  const family: string[] = [];
  for (let at: string | undefined = adapter ?? undefined; at !== undefined; at = parents[at]) family.push(at);
  return family;
}
