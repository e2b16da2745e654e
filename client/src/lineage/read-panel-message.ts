import type {
  EstatePart,
  FromPanelMessage,
  LineageDirection,
  LineageGraph,
  PanelQuestion,
  PanelStep,
  SourceLocation,
} from '../../../server/src/protocol/index.ts';

/** The message that the lineage page sent, or null when it is none: a page is not trusted to keep to types. */
export function readPanelMessage(value: unknown): FromPanelMessage | null {
  if (!isRecord(value)) return null;
  const { type, node, column, direction, location, on, format, name, base64, question, steps, id, text, graph, part } = value;
  switch (type) {
    case 'ready':
    case 'retry':
      return { type };
    case 'expand':
      return isText(node) && isDirection(direction) ? { type, node, direction } : null;
    case 'focus':
      return isText(node) && (column === null || isText(column)) ? { type, node, column } : null;
    case 'ask':
      return isQuestion(question) ? { type, question } : null;
    case 'restore':
      return isQuestion(question) && isSteps(steps) ? { type, question, steps } : null;
    case 'compare':
      return typeof on === 'boolean' ? { type, on } : null;
    case 'command':
      return isText(id) && isText(node) && (column === null || isText(column)) ? { type, id, node, column } : null;
    case 'open':
      return isLocation(location) ? { type, location } : null;
    case 'followCursor':
    case 'showJobs':
      return typeof on === 'boolean' ? { type, on } : null;
    case 'write':
      return (format === 'html' || format === 'openlineage' || format === 'neo4j') &&
        isText(name) &&
        (graph === null || isGraph(graph)) &&
        (part === undefined || isPart(part))
        ? { type, format, name, graph, ...(part === undefined ? {} : { part }) }
        : null;
    case 'search':
      return isCount(id) && typeof text === 'string' && text.length <= LONGEST_TEXT ? { type, id: id as number, text } : null;
    case 'save':
      return isFormat(format) && isText(name) && typeof base64 === 'string' && base64.length <= LONGEST_FILE
        ? { type, format, name, base64 }
        : null;
    default:
      return null;
  }
}

/** Base64 characters of the largest picture that is saved: 64 MB. */
const LONGEST_FILE = (64 * 1024 * 1024 * 4) / 3;
/** No name of a table is longer, whatever the database. */
const LONGEST_TEXT = 4096;

type SaveFormat = Extract<FromPanelMessage, { readonly type: 'save' }>['format'];

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> & { readonly [key in FieldName]?: unknown } {
  return typeof value === 'object' && value !== null;
}

type FieldName =
  | 'type'
  | 'node'
  | 'column'
  | 'direction'
  | 'location'
  | 'on'
  | 'format'
  | 'name'
  | 'base64'
  | 'uri'
  | 'range'
  | 'question'
  | 'steps'
  | 'id'
  | 'text'
  | 'graph'
  | 'part'
  | 'edgeKinds'
  | 'nodeKinds'
  | 'job'
  | 'nodes'
  | 'edges'
  | 'columns'
  | 'source'
  | 'target'
  | 'warnings'
  | 'kind'
  | 'open'
  | 'depth';

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= LONGEST_TEXT;
}

function isDirection(value: unknown): value is LineageDirection {
  return value === 'upstream' || value === 'downstream' || value === 'both';
}

function isFormat(value: unknown): value is SaveFormat {
  return (
    value === 'png' ||
    value === 'svg' ||
    value === 'mermaid' ||
    value === 'dot' ||
    value === 'json' ||
    value === 'csv' ||
    value === 'graphml'
  );
}

function isQuestion(value: unknown): value is PanelQuestion {
  if (!isRecord(value)) return false;
  const { kind, name, direction, depth, open } = value;
  if (kind === 'estate') return Array.isArray(open) && open.length <= MOST_SCHEMAS && open.every((schema) => typeof schema === 'string');
  return kind === 'lineage' && isText(name) && isDirection(direction) && isCount(depth) && (depth as number) <= DEEPEST;
}

/** As far as writers rely on it. */
function isGraph(value: unknown): value is LineageGraph {
  if (!isRecord(value) || !Array.isArray(value.nodes) || !Array.isArray(value.edges) || !Array.isArray(value.warnings)) return false;
  const isEnd = (end: unknown): boolean => isRecord(end) && isText(end.node) && isText(end.column);
  return (
    value.nodes.every(
      (node) => isRecord(node) && isText(node.id) && isText(node.kind) && Array.isArray(node.columns) && isPlace(node.location),
    ) &&
    value.edges.every((edge) => isRecord(edge) && isEnd(edge.source) && isEnd(edge.target) && isText(edge.kind) && isPlace(edge.location))
  );
}

function isPart(value: unknown): value is EstatePart {
  if (!isRecord(value)) return false;
  const { nodes, edgeKinds, nodeKinds, job } = value;
  const areTexts = (list: unknown) => Array.isArray(list) && list.every(isText);
  return areTexts(nodes) && areTexts(edgeKinds) && areTexts(nodeKinds) && (job === null || isText(job));
}

function isPlace(value: unknown): boolean {
  return value === null || isLocation(value);
}

function isSteps(value: unknown): value is readonly PanelStep[] {
  return (
    Array.isArray(value) &&
    value.length <= MOST_STEPS &&
    value.every((step) => isRecord(step) && isText(step.node) && isDirection(step.direction))
  );
}

const MOST_STEPS = 1000;
const MOST_SCHEMAS = 10_000;
const DEEPEST = 100;

function isLocation(value: unknown): value is SourceLocation {
  if (!isRecord(value) || !isText(value.uri)) return false;
  const range = value.range as Partial<SourceLocation['range']> | null | undefined;
  return isPosition(range?.start) && isPosition(range?.end);
}

function isPosition(value: unknown): boolean {
  const position = value as { readonly line?: unknown; readonly character?: unknown } | null | undefined;
  return isCount(position?.line) && isCount(position?.character);
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}
