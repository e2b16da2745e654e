/** The language server, for `aetl lsp` and for the extension's own process. */
export { runLanguageServer } from './run.ts';
