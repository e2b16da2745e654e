import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DIALECT_NAMES } from '../../../server/src/protocol/index.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const MANIFEST = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const { contributes } = MANIFEST;
const COMMANDS: readonly string[] = contributes.commands.map(({ command }: { readonly command: string }) => command);
const SETTINGS = contributes.configuration.flatMap(({ properties }: { readonly properties: object }) => Object.entries(properties));

test('the client registers exactly the commands of package.json', () => {
  const source = readFileSync(path.join(ROOT, 'client/src/commands/register-commands.ts'), 'utf8');
  const registered = [...source.matchAll(/^ {4}'(aetl\.\w+)':/gm)].map(([, command]) => command);
  assert.deepEqual(registered.sort(), [...COMMANDS].sort());
});

test('menus, welcome texts and the walkthrough name commands that exist', () => {
  const menus = Object.values(contributes.menus as Record<string, readonly { readonly command: string }[]>).flat();
  const texts = readFileSync(path.join(ROOT, 'package.nls.json'), 'utf8');
  const links = [...texts.matchAll(/command:(aetl\.\w+)\b(?!\.focus)/g)].map(([, command]) => command ?? '');
  const unknown = [...menus.map(({ command }) => command), ...links].filter((command) => !COMMANDS.includes(command));
  assert.deepEqual(
    unknown.filter((command) => command !== 'aetl.connections'),
    [],
  );
});

test('commands are named aetl.<verb><Noun>, and their category is AETL', () => {
  for (const { command, category, title } of contributes.commands) {
    assert.match(command, /^aetl\.[a-z]+([A-Z][a-z]+)+$/);
    assert.equal(category, 'AETL');
    assert.equal(title, `%command.${command.slice('aetl.'.length)}%`);
  }
});

test('settings begin with aetl. and are described', () => {
  for (const [name, setting] of SETTINGS) {
    assert.match(name, /^aetl\./);
    assert.equal(setting.markdownDescription, `%setting.${name.slice('aetl.'.length)}%`);
    assert.notEqual(setting.default, undefined, `${name} has no default`);
  }
});

test('the setting for the dialect offers every dialect', () => {
  const [, setting] = SETTINGS.find(([name]: readonly [string]) => name === 'aetl.dialect');
  assert.deepEqual(setting.enum, ['auto', ...DIALECT_NAMES]);
});

test('every setting is read by the client or the server', async () => {
  const sources: string[] = [];
  for await (const file of glob('{client,server}/src/**/*.ts', { cwd: ROOT })) sources.push(readFileSync(path.join(ROOT, file), 'utf8'));
  const text = sources.join('\n');
  // vscode-languageclient reads `<client id>.trace.server` itself.
  const names = SETTINGS.map(([name]: readonly [string]) => name).filter((name: string) => name !== 'aetl.trace.server');
  const unread = names.filter((name: string) => !new RegExp(`\\b${name.slice(name.lastIndexOf('.') + 1)}\\b`).test(text));
  assert.deepEqual(unread, []);
});

test('files that package.json names exist', () => {
  const named = [...JSON.stringify(MANIFEST).matchAll(/"(?:\.\/)?((?:media|syntaxes|schemas|l10n|bin)\/[^"]+)"/g)].map(
    ([, file]) => file ?? '',
  );
  const missing = named.filter((file) => !existsSync(path.join(ROOT, file)));
  assert.deepEqual(missing, []);
});

test('untrusted workspaces are supported in part, and virtual ones are not', () => {
  assert.equal(MANIFEST.capabilities.untrustedWorkspaces.supported, 'limited');
  assert.equal(MANIFEST.capabilities.virtualWorkspaces.supported, false);
  const names = SETTINGS.map(([name]: readonly [string]) => name);
  for (const restricted of MANIFEST.capabilities.untrustedWorkspaces.restrictedConfigurations) assert.ok(names.includes(restricted));
});
