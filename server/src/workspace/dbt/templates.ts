import type { Catalog, LookupContext } from '../../metadata/index.ts';
import type { Project } from '../project/project.ts';
import { isSql, type SourceFile } from '../source-file.ts';
import { baseName, pathToUri, relativePath } from '../text/paths.ts';
import { packageOf } from './dbt-project.ts';
import type { KnownColumn, RelationName } from './globals/context.ts';
import { objectName } from './globals/relations.ts';
import { MacroLibrary, macroBucket } from './macro-library.ts';
import { needsRendering } from './needs-rendering.ts';
import { type RenderedFile, type RenderSettings, renderFile } from './rendered-file.ts';

/** The macros of each project, and how its files are rendered with them. */
export class Templates {
  readonly #libraries = new Map<Project, MacroLibrary>();

  libraryOf(project: Project): MacroLibrary {
    const library = this.#libraries.get(project) ?? new MacroLibrary();
    this.#libraries.set(project, library);
    return library;
  }

  /** Takes in a file of macros, or that it is gone; returns under which names its readers are filed. */
  put(file: SourceFile, text: string | null): readonly string[] {
    if (file.role !== 'macro') return [];
    const library = this.libraryOf(file.project);
    const changed = text === null ? library.remove(file.uri) : library.replace(file.uri, packageNameOf(file), text);
    return [...changed].map(macroBucket);
  }

  /** The file as the SQL that it becomes without a catalog; null when it is that SQL already. */
  render(file: SourceFile): RenderedFile | null {
    return isSql(file) && needsRendering(file.text) ? renderFile(file.text, this.#settings(file)) : null;
  }

  /** The same, with the columns of the catalog at hand. */
  renderWith(file: SourceFile, catalog: Catalog, context: LookupContext): RenderedFile | null {
    if (!isSql(file) || !needsRendering(file.text)) return null;
    return renderFile(file.text, this.#settings(file), (relation) => knownColumns(catalog, context, relation));
  }

  #settings(file: SourceFile): RenderSettings {
    const { dbt } = file.project;
    const model = file.role === 'model' ? baseName(file.path ?? pathToUri(file.uri)).replace(/\.sql$/i, '') : null;
    return { dbt, library: this.libraryOf(file.project), package: packageNameOf(file), dialect: file.choice.dialect, model };
  }
}

/** The dbt package that a file belongs to. */
export function packageNameOf({ project, path }: Pick<SourceFile, 'project' | 'path'>): string {
  if (project.dbt === null) return '';
  const relative = path === null ? null : relativePath(project.folder, path);
  return (relative === null ? null : packageOf(project.dbt, relative)?.of.name) ?? project.dbt.name;
}

/** A file of an installed package: it is read, but what is wrong with it is not this project's. */
export function isOfPackage({ project, path }: Pick<SourceFile, 'project' | 'path'>): boolean {
  const relative = path === null ? null : relativePath(project.folder, path);
  return project.dbt !== null && relative !== null && packageOf(project.dbt, relative) !== null;
}

function knownColumns(catalog: Catalog, context: LookupContext, relation: RelationName): readonly KnownColumn[] | null {
  const found = catalog.find(objectName(relation), context);
  return found.found === 'table' && found.table.complete && found.table.columns.length > 0 ? found.table.columns : null;
}
