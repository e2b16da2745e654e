import type { CatalogColumn, SearchHit } from '../../metadata/index.ts';
import type { CatalogSearchHit, SourceLocation } from '../../protocol/index.ts';
import { domainOf, type Glossaries, glossaryOf, type Workspace } from '../../workspace/index.ts';
import type { Locations } from '../locations.ts';
import type { FoundTerm, Searched } from './searched-sources.ts';

interface Surroundings {
  readonly workspace: Workspace;
  readonly locations: Locations;
}

/** A hit with all that people want to know of it; null when what was found is gone. */
export function describeHit(hit: SearchHit, found: Searched | FoundTerm | null, around: Surroundings): CatalogSearchHit | null {
  if (found === null) return null;
  if ('term' in found) return termHit(hit, found, around);
  if (hit.kind === 'term') return null;
  return found.from === 'files' ? fileHit(hit, found, around) : crawlHit(hit, found, around);
}

type PlacedHit = Exclude<SearchHit, { readonly kind: 'term' }>;

function termHit({ score }: SearchHit, { term, file }: FoundTerm, { locations }: Surroundings): CatalogSearchHit {
  const place = glossaryOf(file).words.find((word) => word.term === term);
  return {
    ...BARE,
    kind: 'term',
    name: term.name,
    score,
    description: term.definition,
    terms: term.synonyms,
    location: locations.locate(place && { uri: file.uri, range: place.range }),
  };
}

function fileHit(
  hit: PlacedHit,
  { project, table }: Searched & { from: 'files' },
  { workspace, locations }: Surroundings,
): CatalogSearchHit {
  const [site] = table.sites;
  const file = site === undefined ? null : workspace.file(site.uri);
  const connection = file === null ? null : workspace.connectionOf(file);
  const glossaries = workspace.glossaries(project);
  const placed = { catalog: table.catalog, schema: table.schema, name: table.name };
  if (hit.kind === 'table')
    return {
      ...BARE,
      kind: table.kind === 'temp' ? 'table' : table.kind,
      name: table.name,
      score: hit.score,
      table: placed,
      description: table.description ?? glossaries.tableDescription({ ...placed, table: table.name }),
      connection,
      lineageName: table.id,
      location: locations.locate(site),
    };
  const column = table.columns.find(({ name }) => name === hit.column);
  return {
    ...columnHit(hit, { placed, column, glossaries }),
    connection,
    lineageName: `${table.id}.${hit.column}`,
    location: locations.locate(column?.sites[0] ?? site),
  };
}

function crawlHit(
  hit: PlacedHit,
  { project, connection, catalog, name }: Searched & { from: 'crawl' },
  { workspace }: Surroundings,
): CatalogSearchHit {
  const glossaries = workspace.glossaries(project);
  const placed = { catalog: name.catalog, schema: name.schema, name: name.name };
  const address = { connection, ...placed, column: hit.kind === 'column' ? hit.column : null };
  const id = [name.schema, name.name].filter((part) => part !== null).join('.');
  if (hit.kind === 'table') {
    const kind = name.kind === 'view' || name.kind === 'materialized-view' ? 'view' : 'table';
    const description = name.comment ?? glossaries.tableDescription({ ...placed, table: name.name });
    return { ...BARE, kind, name: name.name, score: hit.score, table: placed, description, connection, address, lineageName: id };
  }
  const column = catalog.source.columns(name.id).find((candidate) => candidate.name === hit.column);
  return { ...columnHit(hit, { placed, column, glossaries }), connection, address, lineageName: `${id}.${hit.column}` };
}

function columnHit(
  hit: PlacedHit & { kind: 'column' },
  of: {
    readonly placed: NonNullable<CatalogSearchHit['table']>;
    readonly column: CatalogColumn | undefined;
    readonly glossaries: Glossaries;
  },
): CatalogSearchHit {
  const { placed, column, glossaries } = of;
  const { terms, described } = glossaries.meaningOf({ ...placed, table: placed.name, column: hit.column });
  const { domain, personal } = domainOf(placed.name, column ?? { name: hit.column, type: null, description: null }, described);
  return {
    ...BARE,
    kind: 'column',
    name: hit.column,
    score: hit.score,
    table: placed,
    column: hit.column,
    type: column?.type ?? null,
    description: column?.description ?? described?.description ?? null,
    terms: terms.map((term) => term.name),
    domain,
    personal,
  };
}

const BARE = {
  table: null,
  column: null,
  type: null,
  description: null,
  connection: null,
  terms: [],
  domain: null,
  personal: false,
  lineageName: null,
  location: null as SourceLocation | null,
  address: null,
} as const;
