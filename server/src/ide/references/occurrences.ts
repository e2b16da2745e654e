import type { Relation } from '../../sql/index.ts';
import type { IdeFile } from '../port.ts';
import { columnOccurrences } from './column-occurrences.ts';
import { type Occurrence, type Occurrences, occurrence, sitePlace, statementOf, unique } from './occurrence.ts';
import { type RelationName, relationName, sameRelationName } from './relation-name.ts';
import { filesOfTable, type SearchSession } from './session.ts';
import type { Target } from './target.ts';

/** All places where the target's name stands: in this statement, or in all files, through CTEs, views and models. */
export async function occurrences(session: SearchSession, target: Target): Promise<Occurrences> {
  switch (target.kind) {
    case 'relation':
      return target.name.kind === 'table'
        ? NONE
        : { ...NONE, places: relationPlaces(target.file, target.index, target.name), name: target.name.name };
    case 'table':
    case 'unknown':
      return { ...NONE, places: await tablePlaces(session, target.relation), name: target.relation.name };
    case 'column':
    case 'local':
      return columnOccurrences(session, target);
  }
}

const NONE: Occurrences = { places: [], columns: [], statements: [], name: '' };

function relationPlaces(file: IdeFile, index: number, name: RelationName): readonly Occurrence[] {
  const bound = file.bound.statements[index];
  const names = bound && { dialect: file.bound.script.dialect, statement: statementOf(file, index), bound };
  if (!names) return [];
  return names.bound.references
    .filter((reference) => reference.kind === 'relation' && sameRelationName(relationName(names, reference), name))
    .map((reference) => occurrence(file, index, reference));
}

async function tablePlaces(session: SearchSession, relation: Relation): Promise<readonly Occurrence[]> {
  const id = relation.table?.id;
  const files = id === undefined ? [session.start] : await filesOfTable(session, id);
  const places: Occurrence[] = [];
  for (const file of files) {
    file.bound.statements.forEach(({ references }, index) => {
      for (const reference of references) {
        const same =
          id === undefined ? reference.relation.name === relation.name && !reference.relation.table : reference.relation.table?.id === id;
        if (reference.kind === 'table' && same) places.push(occurrence(file, index, reference));
      }
    });
  }
  const sites = id === undefined ? [] : (session.workspace.table(session.start.uri, id)?.sites ?? []);
  return unique([...places, ...sites.map(sitePlace)]);
}
