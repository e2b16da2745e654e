// The extension starts this file over node IPC; any other editor runs `aetl lsp --stdio`.
import { runLanguageServer } from './run.ts';

runLanguageServer();
