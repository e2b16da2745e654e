import { type Catalog, type CatalogTable, type CrawledCatalog, textParts } from '../../metadata/index.ts';
import type { CrawledCatalogs } from '../crawled.ts';
import type { Project } from '../project/project.ts';
import { projectDialect } from '../project/project.ts';
import { relativePath } from '../text/paths.ts';
import type { NameableTables } from './named-columns.ts';

/** A glossary speaks of the tables of its project, of the projects in it and around it, and of the databases of their connections. */
export function nameableTables(project: Project, catalogs: ReadonlyMap<Project, Catalog>, crawls: CrawledCatalogs): NameableTables {
  const near = [...catalogs].filter(([other]) => lieTogether(project, other));
  const databases = near.flatMap(([other]) =>
    (other.file?.connections ?? [])
      .map(({ name }) => crawls.catalog(other, name))
      .filter((found): found is CrawledCatalog => found !== null),
  );
  return {
    named(name) {
      const found = new Set<CatalogTable>();
      for (const [, catalog] of near) for (const table of catalog.tablesNamed(name)) found.add(table);
      for (const database of databases) for (const table of database.tablesNamed(name)) found.add(table);
      return [...found];
    },
    *all() {
      for (const [, catalog] of near) yield* catalog.tables();
      for (const database of databases) yield* database.tables();
    },
    isAbsent(path) {
      const dialect = projectDialect(project)?.dialect ?? 'ansi';
      const files = near.map(([, catalog]) => catalog.findParts(textParts(dialect, path.join('.')), dialect).found);
      const crawled = databases.map(
        (database) => database.findParts(textParts(database.source.dialect, path.join('.')), database.source.dialect).found,
      );
      // A project without tables of its own says nothing; a database answers for what it holds.
      const answers = databases.length > 0 ? crawled : files;
      return answers.length > 0 && answers.every((found) => found === 'absent') && files.every((found) => found !== 'table');
    },
  };
}

function lieTogether(project: Project, other: Project): boolean {
  return other === project || relativePath(project.folder, other.folder) !== null || relativePath(other.folder, project.folder) !== null;
}
