import type { CancellationToken } from '../../../base/index.ts';
import {
  AETL_METHODS,
  type AnswerPlace,
  type CatalogChildrenParams,
  type CatalogSearchParams,
  type CatalogSearchResult,
  type DocumentInfoParams,
  type DownstreamTable,
  type LineageAskParams,
  type LineageAskResult,
  type LineageDownstreamParams,
  type LineageDownstreamResult,
  type LineageEstateParams,
  type LineageExportFormat,
  type LineageGraph,
  type LineageQueryParams,
  type LineageWriteParams,
  type LineageWriteResult,
  type LineageWrittenParams,
  type LineageWrittenResult,
  type SetDialectParams,
  type SourceLocation,
} from '../../../protocol/index.ts';
import type { Session } from '../session.ts';

/** AETL's own requests: lineage, the schema tree, and what AETL takes a document for. */
export function serveAetlRequests(session: Session): void {
  const { connection, serve, aetl, uris } = session;
  connection.onRequest(
    AETL_METHODS.lineageQuery,
    serve('lineage', 'indexed', async (params: LineageQueryParams, token: CancellationToken) => {
      const graph = await aetl.queryLineage(withNormalUri(session, params), token);
      return graph && withClientUris(session, graph);
    }),
  );
  connection.onRequest(
    AETL_METHODS.lineageEstate,
    serve('lineage', 'indexed', async ({ open }: LineageEstateParams, token: CancellationToken) =>
      withClientUris(session, await aetl.estateLineage({ open: Array.isArray(open) ? open : [] }, token)),
    ),
  );
  connection.onRequest(
    AETL_METHODS.lineageDownstream,
    serve('lineage', 'indexed', async (params: LineageDownstreamParams, token: CancellationToken): Promise<LineageDownstreamResult> => {
      const found = await aetl.findDownstream(withNormalUri(session, params), token);
      return found && { ...found, tables: found.tables.map((table) => withClientPlaces(session, table)) };
    }),
  );
  connection.onRequest(
    AETL_METHODS.lineageWritten,
    serve('lineage', 'indexed', ({ places }: LineageWrittenParams, token: CancellationToken): Promise<LineageWrittenResult> => {
      const normal = places.map((place) => ({ ...place, uri: uris.fromClient(place.uri) }));
      return aetl.findWritten({ places: normal }, token);
    }),
  );
  connection.onRequest<LineageAskResult, void>(
    AETL_METHODS.lineageAsk,
    serve('lineage', 'indexed', async (params: LineageAskParams, token: CancellationToken): Promise<LineageAskResult> => {
      const found = await aetl.askLineage('textDocument' in params ? { ...params, ...withNormalUri(session, params) } : params, token);
      if (!found.ok) return found;
      const toClient = ({ path, location }: AnswerPlace) => ({ path, location: { ...location, uri: uris.toClient(location.uri) } });
      return { ...found, lines: found.lines.map((line) => ({ ...line, places: line.places.map(toClient) })) };
    }),
  );
  connection.onRequest(
    AETL_METHODS.lineageExport,
    serve(
      'lineage',
      'indexed',
      ({ format, ...params }: LineageQueryParams & { readonly format: LineageExportFormat }, token: CancellationToken) =>
        aetl.exportLineage(withNormalUri(session, params), format, token),
    ),
  );
  connection.onRequest(
    AETL_METHODS.lineageWrite,
    serve(
      'lineage',
      'indexed',
      async ({ graph, part, format }: LineageWriteParams, token: CancellationToken): Promise<LineageWriteResult> => {
        const graphs = [graph === null ? await aetl.interchange.wholeLineage(token, part) : withNormalUris(session, graph)];
        if (format !== 'neo4j') return { files: [{ name: null, text: await aetl.interchange.writeLineage(graphs, format) }] };
        return { files: Object.entries(aetl.interchange.writeNeo4j(graphs)).map(([name, text]) => ({ name, text })) };
      },
    ),
  );
  connection.onRequest(
    AETL_METHODS.catalogChildren,
    serve('catalog', 'indexed', async (params: CatalogChildrenParams, token: CancellationToken) => {
      const nodes = await aetl.catalogChildren(params, token);
      return nodes.map((node) => ({ ...node, location: clientLocation(session, node.location) }));
    }),
  );
  connection.onRequest(
    AETL_METHODS.catalogSearch,
    serve('search', 'indexed', async (params: CatalogSearchParams, token: CancellationToken): Promise<CatalogSearchResult> => {
      const found = await aetl.searchCatalog(params, token);
      return { ...found, hits: found.hits.map((hit) => ({ ...hit, location: clientLocation(session, hit.location) })) };
    }),
  );
  connection.onRequest(
    AETL_METHODS.documentInfo,
    serve('document information', 'indexed', ({ textDocument }: DocumentInfoParams, token: CancellationToken) =>
      aetl.documentInfo(uris.fromClient(textDocument.uri), token),
    ),
  );
  connection.onRequest(
    AETL_METHODS.documentSetDialect,
    serve('dialect', 'none', ({ textDocument, dialect }: SetDialectParams) => {
      aetl.setDialect(uris.fromClient(textDocument.uri), dialect);
      return null;
    }),
  );
}

function withClientPlaces(session: Session, table: DownstreamTable): DownstreamTable {
  const places = table.places.map((place) => ({
    ...place,
    location: { ...place.location, uri: session.uris.toClient(place.location.uri) },
  }));
  return { ...table, places, location: clientLocation(session, table.location) };
}

function withNormalUri<P extends LineageDownstreamParams>({ uris }: Session, params: P): P {
  return params.textDocument ? { ...params, textDocument: { uri: uris.fromClient(params.textDocument.uri) } } : params;
}

function withClientUris(session: Session, graph: LineageGraph): LineageGraph {
  return withLocations(graph, (location) => clientLocation(session, location));
}

function withNormalUris({ uris }: Session, graph: LineageGraph): LineageGraph {
  return withLocations(graph, (location) => location && { ...location, uri: uris.fromClient(location.uri) });
}

type Relocate = (location: SourceLocation | null) => SourceLocation | null;

function withLocations(graph: LineageGraph, at: Relocate): LineageGraph {
  return {
    ...graph,
    nodes: graph.nodes.map((node) => ({ ...node, location: at(node.location) })),
    edges: graph.edges.map((edge) => ({ ...edge, location: at(edge.location) })),
  };
}

function clientLocation({ uris }: Session, location: SourceLocation | null): SourceLocation | null {
  return location && { ...location, uri: uris.toClient(location.uri) };
}
