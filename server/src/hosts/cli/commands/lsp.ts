import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { EXIT } from '../exit.ts';
import type { Verb } from '../verb.ts';

/** Where the bundle lies; sources that run as they are have no such thing. */
declare const __dirname: string | undefined;

export const lsp: Verb = {
  name: 'lsp',
  about: 'start the language server, for any editor',
  usage: '--stdio',
  options: { stdio: { about: 'speak over standard input and output (the only way there is)' } },
  examples: [
    ["vim.lsp.start({ name = 'aetl', cmd = { 'aetl', 'lsp', '--stdio' } })", 'Neovim'],
    ['language-server.aetl = { command = "aetl", args = ["lsp", "--stdio"] }', 'Helix, languages.toml'],
  ],
  async run() {
    // The server is a program of its own, so that the command line does not carry it along.
    const folder = typeof __dirname === 'string' ? __dirname : path.resolve('dist');
    createRequire(path.join(folder, 'cli.cjs'))('./server.cjs');
    await new Promise((resolve) => process.stdin.once('close', resolve));
    return EXIT.ok;
  },
};
