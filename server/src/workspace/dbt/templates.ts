import type { CatalogView, FileFacts, LookupContext } from '../../metadata/index.ts';
import { scanTokens } from '../../sql/index.ts';
import type { Project } from '../project/project.ts';
import { isSql, type SourceFile } from '../source-file.ts';
import { baseName, pathToUri, relativePath } from '../text/paths.ts';
import { compiledFile, isCertain, isCompiledFrom } from './compiled-file.ts';
import { packageOf } from './dbt-project.ts';
import type { KnownColumn, RelationName } from './globals/context.ts';
import { objectName } from './globals/relations.ts';
import { MacroLibrary } from './macro-library.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { needsRendering } from './needs-rendering.ts';
import { type RenderedFile, type RenderSettings, renderFile } from './rendered-file.ts';

/** Stands among the macros that a file uses when it would use what dbt has compiled. */
const MANIFEST = '(manifest)';

/** The macros of each project, and how its files are rendered with them. */
export class Templates {
  readonly #libraries = new Map<Project, MacroLibrary>();
  readonly #manifests = new Map<Project, { readonly text: string; readonly manifest: Manifest }>();

  libraryOf(project: Project): MacroLibrary {
    const library = this.#libraries.get(project) ?? new MacroLibrary();
    this.#libraries.set(project, library);
    return library;
  }

  /** How the workspace reads a file. */
  reader(file: SourceFile): { readonly render: () => RenderedFile | null; readonly manifest: () => FileFacts } {
    return { render: () => this.render(file), manifest: () => this.#readManifest(file) };
  }

  #readManifest(file: SourceFile): FileFacts {
    const known = this.#manifests.get(file.project);
    if (known?.text === file.text) return known.manifest.facts;
    const manifest = readManifest(file.text, { uri: file.uri, dialect: file.choice.dialect, project: file.project.dbt?.name ?? '' });
    this.#manifests.set(file.project, { text: file.text, manifest });
    return manifest.facts;
  }

  /** Takes in a file of macros, or that it is gone; returns the names of the macros that are not what they were. */
  put(file: SourceFile, text: string | null): readonly string[] {
    if (file.role === 'manifest') {
      if (text === null) this.#manifests.delete(file.project);
      else this.#readManifest(file);
      return [MANIFEST];
    }
    if (file.role !== 'macro') return [];
    const library = this.libraryOf(file.project);
    const changed = text === null ? library.remove(file.uri) : library.replace(file.uri, packageNameOf(file), text);
    return [...changed];
  }

  /** The file as the SQL that it becomes without a catalog; null when it is that SQL already. */
  render(file: SourceFile): RenderedFile | null {
    if (!isTemplate(file)) return null;
    return this.#orCompiled(file, renderFile(file.text, this.#settings(file)));
  }

  /** The same, with the columns of the catalog at hand. */
  renderWith(file: SourceFile, catalog: CatalogView, context: LookupContext): RenderedFile | null {
    if (!isTemplate(file)) return null;
    const columns = (relation: RelationName) => knownColumns(catalog, context, relation);
    return this.#orCompiled(file, renderFile(file.text, this.#settings(file), columns));
  }

  /** What only a run can know, the last run has known: if it has compiled this very text, its SQL is the file's. */
  #orCompiled(file: SourceFile, rendered: RenderedFile): RenderedFile {
    if (isCertain(rendered)) return rendered;
    const relative = file.path === null ? null : relativePath(file.project.folder, file.path);
    const compiled = relative === null ? undefined : this.#manifests.get(file.project)?.manifest.compiled.get(relative);
    const fresh = compiled !== undefined && isCompiledFrom(compiled, file.text);
    const found = fresh ? compiledFile(compiled.sql, file.text, rendered, file.choice.dialect) : rendered;
    return { ...found, macros: new Set([...rendered.macros, MANIFEST]) };
  }

  #settings(file: SourceFile): RenderSettings {
    const { dbt } = file.project;
    const model = file.role === 'model' ? baseName(file.path ?? pathToUri(file.uri)).replace(/\.sql$/i, '') : null;
    return { dbt, library: this.libraryOf(file.project), package: packageNameOf(file), dialect: file.choice.dialect, model };
  }
}

/** In dbt, Jinja is Jinja wherever it stands. Elsewhere braces in a text or comment of SQL are what they are: `'{{1,2},{3,4}}'`. */
function isTemplate(file: SourceFile): boolean {
  if (!isSql(file) || !needsRendering(file.text)) return false;
  return file.project.dbt !== null || scanTokens(file.text, file.choice.dialect).some(({ type }) => type === 'jinja');
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

function knownColumns(catalog: CatalogView, context: LookupContext, relation: RelationName): readonly KnownColumn[] | null {
  const found = catalog.find(objectName(relation), context);
  return found.found === 'table' && found.table.complete && found.table.columns.length > 0 ? found.table.columns : null;
}
