import * as vscode from 'vscode';
import type { ConnectionForm } from '../../../../server/src/protocol/index.ts';
import { DATABASES, databaseKind } from './databases.ts';
import type { Draft } from './draft.ts';
import { PASSWORD_STEPS } from './password-steps.ts';
import { type Answer, askChoice, askText, type Choice, type Step, type StepPlace, walkThrough } from './wizard.ts';

/** Asks for a connection step by step; null when the person has left. */
export function fillConnectionForm(title: string, start: Draft): Promise<Draft | null> {
  return walkThrough(title, STEPS, start);
}

const always = (): boolean => true;
const isServer = ({ form }: Draft): boolean => databaseKind(form.type)?.port !== null;
const isSqlite = ({ form }: Draft): boolean => databaseKind(form.type)?.isFile === true;
const isBigQuery = ({ form }: Draft): boolean => databaseKind(form.type)?.login === 'key-file';

const STEPS: readonly Step<Draft>[] = [
  { applies: always, ask: askType },
  { applies: always, ask: askName },
  { applies: isSqlite, ask: askFile },
  { applies: isServer, ask: askHost },
  { applies: isServer, ask: askPort },
  { applies: (draft) => !isSqlite(draft), ask: askDatabase },
  { applies: isServer, ask: askUser },
  ...PASSWORD_STEPS,
  { applies: isBigQuery, ask: askKeyFile },
  { applies: always, ask: askEnvironment },
];

async function askType(draft: Draft, place: StepPlace): Promise<Answer<Draft>> {
  const choices = DATABASES.map(({ type, label, icon }) => ({ label: `$(${icon}) ${label}`, value: type }));
  const answer = await askChoice(place, vscode.l10n.t('Which kind of database?'), choices, databaseKind(draft.form.type)?.type ?? '');
  if (answer === null || answer === 'back') return answer;
  // What it was called before, such as postgresql, stays.
  const isSame = databaseKind(draft.form.type)?.type === answer.value;
  return { value: isSame ? draft : { ...draft, form: { ...emptied(draft.form, answer.value), type: answer.value } } };
}

/** Another kind of database keeps what it has a use for. */
function emptied(form: ConnectionForm, type: string): ConnectionForm {
  const kind = databaseKind(type);
  if (kind === null) return form;
  const isServerKind = kind.port !== null;
  return {
    ...form,
    host: isServerKind ? form.host : null,
    port: isServerKind ? kind.port : null,
    database: kind.isFile ? null : form.database,
    user: isServerKind ? form.user : null,
    password: isServerKind ? form.password : null,
    path: kind.isFile || kind.login === 'key-file' ? form.path : null,
  };
}

async function askName(draft: Draft, place: StepPlace): Promise<Answer<Draft>> {
  const answer = await askText(place, {
    prompt: vscode.l10n.t('Name of the connection, by which files and commands call it'),
    placeholder: 'warehouse',
    value: draft.form.name,
    validate: (name) => {
      if (!/^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(name)) return vscode.l10n.t('Letters, digits, “_”, “-” and “.”, as in warehouse-prod');
      return draft.taken.includes(name) ? vscode.l10n.t('There is a connection “{0}” already.', name) : null;
    },
  });
  return withField(draft, answer, (name) => ({ name }));
}

/** None where VS Code's own search does not work: a file can be chosen or typed all the same. */
async function databaseFiles(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  try {
    return await vscode.workspace.findFiles(new vscode.RelativePattern(folder, '**/*.{db,db3,sqlite,sqlite3}'), null, 50);
  } catch {
    return [];
  }
}

async function askFile(draft: Draft, place: StepPlace): Promise<Answer<Draft>> {
  const paths = (await databaseFiles(draft.folder)).map((file) => relativeTo(draft.folder, file));
  const browse = '\0browse';
  const type = '\0type';
  const current = draft.form.path;
  const choices: Choice<string>[] = [
    ...[...new Set([...(current === null ? [] : [current]), ...paths])].map((path) => ({ label: `$(file) ${path}`, value: path })),
    { label: `$(folder-opened) ${vscode.l10n.t('Choose a file…')}`, value: browse },
    { label: `$(edit) ${vscode.l10n.t('Type a path…')}`, value: type },
  ];
  const answer = await askChoice(place, vscode.l10n.t('Which SQLite file?'), choices, current ?? browse);
  if (answer === null || answer === 'back') return answer;
  if (answer.value === browse) {
    const [file] = (await vscode.window.showOpenDialog({ defaultUri: draft.folder, canSelectMany: false })) ?? [];
    if (file === undefined) return askFile(draft, place);
    return withField(draft, { value: relativeTo(draft.folder, file) }, (path) => ({ path }));
  }
  if (answer.value !== type) return withField(draft, answer, (path) => ({ path }));
  const typed = await askText(place, {
    prompt: vscode.l10n.t('Path of the file, relative to aetl.yaml'),
    placeholder: 'data/shop.db',
    value: current ?? '',
    validate: needed,
  });
  return typed === 'back' ? askFile(draft, place) : withField(draft, typed, (path) => ({ path }));
}

function relativeTo(folder: vscode.Uri, file: vscode.Uri): string {
  const base = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return file.path.startsWith(base) ? file.path.slice(base.length) : file.fsPath;
}

async function askHost(draft: Draft, place: StepPlace): Promise<Answer<Draft>> {
  const answer = await askText(place, {
    prompt: vscode.l10n.t('Host of the server'),
    placeholder: 'db.example.com',
    value: draft.form.host ?? 'localhost',
    validate: (host) =>
      needed(host) ?? (/[\s/@]/.test(host) ? vscode.l10n.t('The name or address alone, without “//”, “@” or spaces') : null),
  });
  return withField(draft, answer, (host) => ({ host }));
}

async function askPort(draft: Draft, place: StepPlace): Promise<Answer<Draft>> {
  const usual = databaseKind(draft.form.type)?.port ?? null;
  const answer = await askText(place, {
    prompt: vscode.l10n.t('Port of the server'),
    value: String(draft.form.port ?? usual ?? ''),
    validate: (text) => {
      const port = Number(text);
      return Number.isInteger(port) && port >= 1 && port <= 65_535 ? null : vscode.l10n.t('A number from 1 to 65535');
    },
  });
  return withField(draft, answer, (port) => ({ port: Number(port) }));
}

async function askDatabase(draft: Draft, place: StepPlace): Promise<Answer<Draft>> {
  const prompts = {
    database: vscode.l10n.t('Name of the database'),
    service: vscode.l10n.t('Name of the service'),
    project: vscode.l10n.t('ID of the project'),
  };
  const means = databaseKind(draft.form.type)?.database ?? 'database';
  const answer = await askText(place, { prompt: prompts[means], value: draft.form.database ?? '', validate: needed });
  return withField(draft, answer, (database) => ({ database }));
}

async function askUser(draft: Draft, place: StepPlace): Promise<Answer<Draft>> {
  const answer = await askText(place, {
    prompt: vscode.l10n.t('User. An account that may only read is the best protection.'),
    value: draft.form.user ?? '',
    validate: needed,
  });
  return withField(draft, answer, (user) => ({ user }));
}

async function askKeyFile(draft: Draft, place: StepPlace): Promise<Answer<Draft>> {
  const answer = await askText(place, {
    prompt: vscode.l10n.t('Path of the key file; empty to sign in as gcloud does'),
    value: draft.form.path ?? '',
  });
  return withField(draft, answer, (path) => ({ path: path === '' ? null : path }));
}

async function askEnvironment(draft: Draft, place: StepPlace): Promise<Answer<Draft>> {
  const choices: Choice<ConnectionForm['environment']>[] = [
    { label: 'dev', description: vscode.l10n.t('development'), value: 'dev' },
    { label: 'test', description: vscode.l10n.t('tests'), value: 'test' },
    { label: 'stage', description: vscode.l10n.t('the last stop before production'), value: 'stage' },
    { label: '$(warning) prod', description: vscode.l10n.t('production: it is shown in red'), value: 'prod' },
    { label: vscode.l10n.t('None of these'), value: null },
  ];
  const answer = await askChoice(place, vscode.l10n.t('Which environment is it?'), choices, draft.form.environment);
  return withField(draft, answer, (environment) => ({ environment }));
}

function withField<T>(draft: Draft, answer: Answer<T>, field: (value: T) => Partial<ConnectionForm>): Answer<Draft> {
  return answer === null || answer === 'back' ? answer : { value: { ...draft, form: { ...draft.form, ...field(answer.value) } } };
}

function needed(text: string): string | null {
  return text === '' ? vscode.l10n.t('This cannot be left empty.') : null;
}
