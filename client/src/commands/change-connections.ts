import * as vscode from 'vscode';
import { AETL_METHODS, type ConnectionForm, type ConnectionTestResult } from '../../../server/src/protocol/index.ts';
import { applyChange, type Draft, describeFacts, fillConnectionForm, keepingOf, warnOfWriter } from '../connections/index.ts';
import { connectionOf } from './connection-of.ts';
import type { Services } from './services.ts';

const EMPTY: ConnectionForm = {
  name: '',
  type: '',
  host: null,
  port: null,
  database: null,
  user: null,
  password: null,
  path: null,
  environment: null,
};

/** Asks for a new connection, tries it out, and writes it into aetl.yaml. */
export async function addConnection(services: Services): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const folder = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0];
  if (folder === undefined) {
    if (folders.length === 0)
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder first: its aetl.yaml holds the connection.'));
    return;
  }
  const taken = await namesOf(services);
  const start: Draft = { form: EMPTY, secret: null, keeping: 'secret', folder: folder.uri, taken };
  await fillAndSave(services, vscode.l10n.t('Add Connection'), start, null);
}

/** The same form, filled in. */
export async function editConnection(services: Services, argument: unknown): Promise<void> {
  const found = await draftOf(services, argument, vscode.l10n.t('Edit which connection?'));
  if (found === null) return;
  const previous = found.form.name;
  const taken = found.taken.filter((name) => name !== previous);
  await fillAndSave(services, vscode.l10n.t('Edit Connection {0}', previous), { ...found, taken }, previous);
}

/** A new connection that begins as another one is. */
export async function duplicateConnection(services: Services, argument: unknown): Promise<void> {
  const found = await draftOf(services, argument, vscode.l10n.t('Duplicate which connection?'));
  if (found === null) return;
  const form = { ...found.form, name: `${found.form.name}-copy` };
  await fillAndSave(services, vscode.l10n.t('Duplicate Connection {0}', found.form.name), { ...found, form }, null);
}

/** Takes a connection out of aetl.yaml, and its password out of the secret storage. */
export async function deleteConnection(services: Services, argument: unknown): Promise<void> {
  const { server } = services;
  const connection = await connectionOf(services, argument, vscode.l10n.t('Delete which connection?'));
  if (connection === null) return;
  const remove = vscode.l10n.t('Delete');
  const question = vscode.l10n.t('Delete the connection “{0}” from aetl.yaml?', connection.name);
  const detail = vscode.l10n.t('The database itself stays as it is. Its stored password is forgotten.');
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, remove)) !== remove) return;
  const read = await server.request(AETL_METHODS.connectionRead, { connection: connection.name });
  const change = await server.request(AETL_METHODS.connectionDelete, { connection: connection.name });
  if (!change.ok) throw new Error(change.message);
  await applyChange(change, true);
  const name = secretName(read?.form.password ?? null);
  if (read !== null && name !== null && !(await isUsedElsewhere(services, name, connection.name)))
    await server.secrets.delete({ folder: read.folder, name });
}

/** Asks for the password of a connection anew, and keeps it in the secret storage. */
export async function setConnectionPassword(services: Services, argument: unknown): Promise<void> {
  const { server } = services;
  const found = await draftOf(services, argument, vscode.l10n.t('Set the password of which connection?'));
  if (found === null) return;
  const { form, folder } = found;
  const value = await vscode.window.showInputBox({
    title: vscode.l10n.t('Password of {0}', form.name),
    prompt: vscode.l10n.t('It is kept in the secret storage of VS Code, and never in a file.'),
    password: true,
    ignoreFocusOut: true,
  });
  if (value === undefined) return;
  const name = secretName(form.password);
  await server.secrets.set({ folder: folder.toString(), name: name ?? form.name }, value);
  if (name === null) {
    const params = { folder: folder.toString(), form: { ...form, password: `\${secret:${form.name}}` }, previous: form.name };
    const change = await server.request(AETL_METHODS.connectionSave, params);
    if (!change.ok) throw new Error(change.message);
    await applyChange(change, true);
  }
  await vscode.commands.executeCommand('aetl.testConnection', { origin: 'database', connection: form.name });
}

async function draftOf(services: Services, argument: unknown, title: string): Promise<Draft | null> {
  const connection = await connectionOf(services, argument, title);
  if (connection === null) return null;
  const read = await services.server.request(AETL_METHODS.connectionRead, { connection: connection.name });
  if (read === null) return null;
  const { form, folder } = read;
  return { form, secret: null, keeping: keepingOf(form.password), folder: vscode.Uri.parse(folder), taken: await namesOf(services) };
}

async function namesOf({ server }: Services): Promise<readonly string[]> {
  const { connections } = await server.request(AETL_METHODS.connectionList, null);
  return connections.map(({ name }) => name);
}

async function fillAndSave(services: Services, title: string, start: Draft, previous: string | null): Promise<void> {
  let draft = await fillConnectionForm(title, start);
  while (draft !== null) {
    draft = await withOwnSecret(services, draft, previous);
    const decision = await tryOut(services, draft);
    if (decision === 'save') return save(services, draft, previous);
    draft = decision === 'edit' ? await fillConnectionForm(title, draft) : null;
  }
}

/** A password that was typed for one connection is not given to another, whose secret it has inherited as its copy. */
async function withOwnSecret(services: Services, draft: Draft, previous: string | null): Promise<Draft> {
  const name = secretName(draft.form.password);
  if (draft.secret === null || name === null || !(await isUsedElsewhere(services, name, previous))) return draft;
  return { ...draft, form: { ...draft.form, password: `\${secret:${draft.form.name}}` } };
}

/** Connects with what was filled in; what is wrong can be mended before it is saved. */
async function tryOut(services: Services, draft: Draft): Promise<'save' | 'edit' | 'leave'> {
  const result = await testDraft(services, draft);
  if (result?.ok === true) {
    const warning = warnOfWriter(result);
    const facts = `${describeFacts(result)}.`;
    if (warning === null) void vscode.window.showInformationMessage(`${draft.form.name}: ${facts}`);
    // The first line alone is shown.
    else void vscode.window.showWarningMessage(`${draft.form.name}: ${warning} ${facts}`);
    return 'save';
  }
  const [edit, saveIt] = [vscode.l10n.t('Change it'), vscode.l10n.t('Save it all the same')];
  // A dialog shows the whole reason; a list would cut it, and a notification goes away while somebody reads.
  const detail = result === null ? vscode.l10n.t('The test was cancelled.') : result.message;
  const title = vscode.l10n.t('AETL cannot connect to {0}', draft.form.name);
  const chosen = await vscode.window.showErrorMessage(title, { modal: true, detail }, edit, saveIt);
  return chosen === edit ? 'edit' : chosen === saveIt ? 'save' : 'leave';
}

/** Null when it was cancelled. */
async function testDraft({ server }: Services, { form, folder, secret }: Draft): Promise<ConnectionTestResult | null> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Connecting to {0}', form.name),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (_, token) => {
    const test = () => server.request(AETL_METHODS.connectionTest, { folder: folder.toString(), form }, token);
    const name = secretName(form.password);
    try {
      return await (secret === null || name === null
        ? test()
        : server.secrets.whileHeld({ folder: folder.toString(), name }, secret, test));
    } catch (error) {
      if (token.isCancellationRequested) return null;
      throw error;
    }
  });
}

async function save({ server }: Services, { form, folder, secret }: Draft, previous: string | null): Promise<void> {
  const change = await server.request(AETL_METHODS.connectionSave, { folder: folder.toString(), form, previous });
  if (!change.ok) throw new Error(change.message);
  const name = secretName(form.password);
  if (secret !== null && name !== null) await server.secrets.set({ folder: folder.toString(), name }, secret);
  await applyChange(change, false);
  if (previous !== null) return;
  const crawl = vscode.l10n.t('Crawl it now');
  const question = vscode.l10n.t('“{0}” is in aetl.yaml. A crawl lets AETL know its tables.', form.name);
  void vscode.window.showInformationMessage(question, crawl).then(async (chosen) => {
    if (chosen !== crawl) return;
    // aetl.yaml was saved, so that everything is read anew.
    await server.ready();
    await vscode.commands.executeCommand('aetl.crawlDatabase', { origin: 'database', connection: form.name });
  });
}

function secretName(password: string | null): string | null {
  return /^\$\{secret:([^}]+)\}$/.exec(password ?? '')?.[1]?.trim() ?? null;
}

async function isUsedElsewhere(services: Services, secret: string, but: string | null): Promise<boolean> {
  for (const name of await namesOf(services)) {
    if (name === but) continue;
    const read = await services.server.request(AETL_METHODS.connectionRead, { connection: name });
    if (secretName(read?.form.password ?? null) === secret) return true;
  }
  return false;
}
