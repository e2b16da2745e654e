/**
 * The SQL front end: text in, trees, names, lineage and diagnostics out. Pure: no I/O, no editor, no Node built-ins, and it never throws on any input.
 *
 * `parseScript(text, dialect, cache?)` splits and parses; `bindScript(script, schema)` resolves names against a `SchemaLookup`.
 */

export { altersGenerated } from './bind/ddl.ts';
export type * from './bind/model.ts';
export { isArgument } from './bind/parameters.ts';
export { type CompletionContext, completionContext } from './completion-context.ts';
export { type DialectInfo, dialectInfo, foldIdentifier } from './dialect-info.ts';
export type { FunctionInfo, FunctionSignature } from './dialects/functions.ts';
export { checkExplainable, checkReadOnly, type ReadOnlyCheck } from './read-only/check-read-only.ts';
export { checkValuesGiven } from './read-only/check-values-given.ts';
export type { BoundScript, CachedStatement, ParsedScript, ScriptEdge, ScriptStatement, StatementCache } from './script.ts';
export { bindScript } from './script-bind.ts';
export { parseScript } from './script-parse.ts';
export { createStatementCache } from './statement-cache.ts';
export type * from './syntax/nodes.ts';
export { children, nodesAt, walk } from './syntax/walk.ts';
export { type SqlToken, scanTokens } from './token-view.ts';
export { familyOf, type TypeFamily } from './types/index.ts';
