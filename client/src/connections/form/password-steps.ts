import * as vscode from 'vscode';
import { databaseKind } from './databases.ts';
import type { Draft } from './draft.ts';
import { type Answer, askChoice, askText, type Choice, type Step, type StepPlace } from './wizard.ts';

const hasPassword = ({ form }: Draft): boolean => databaseKind(form.type)?.login === 'password';
const keeps =
  (keeping: Draft['keeping']) =>
  (draft: Draft): boolean =>
    hasPassword(draft) && draft.keeping === keeping;

/** Where the password is kept, and what that place needs to know. The password itself goes nowhere but to the secret storage. */
export const PASSWORD_STEPS: readonly Step<Draft>[] = [
  { applies: hasPassword, ask: askKeeping },
  { applies: keeps('secret'), ask: askSecret },
  { applies: keeps('env'), ask: askVariable },
  { applies: keeps('cmd'), ask: askCommand },
];

/** How a reference of aetl.yaml keeps its password. */
export function keepingOf(password: string | null): Draft['keeping'] {
  const [, kind] = /^\$\{(env|cmd|secret):/.exec(password ?? '') ?? [];
  return kind === 'env' || kind === 'cmd' || kind === 'secret' ? kind : 'none';
}

async function askKeeping(draft: Draft, place: StepPlace): Promise<Answer<Draft>> {
  const choices: Choice<Draft['keeping']>[] = [
    {
      label: `$(lock) ${vscode.l10n.t('In the secret storage of VS Code')}`,
      description: vscode.l10n.t('on this machine only'),
      value: 'secret',
    },
    {
      label: `$(symbol-variable) ${vscode.l10n.t('In an environment variable')}`,
      description: vscode.l10n.t('works on the command line and in CI too'),
      value: 'env',
    },
    {
      label: `$(terminal) ${vscode.l10n.t('A program prints it')}`,
      description: vscode.l10n.t('a password manager, for instance'),
      value: 'cmd',
    },
    { label: vscode.l10n.t('No password'), value: 'none' },
  ];
  const answer = await askChoice(place, vscode.l10n.t('Where is the password kept?'), choices, draft.keeping);
  if (answer === null || answer === 'back') return answer;
  const keeping = answer.value;
  const password = keeping === 'none' ? null : keeping === keepingOf(draft.form.password) ? draft.form.password : null;
  return { value: { ...draft, keeping, form: { ...draft.form, password }, secret: keeping === 'secret' ? draft.secret : null } };
}

async function askSecret(draft: Draft, place: StepPlace): Promise<Answer<Draft>> {
  const isKept = draft.form.password !== null;
  const answer = await askText(place, {
    prompt: isKept ? vscode.l10n.t('Password; empty to keep the one that is stored') : vscode.l10n.t('Password'),
    value: draft.secret ?? '',
    password: true,
    validate: (text) => (text === '' && !isKept ? vscode.l10n.t('This cannot be left empty.') : null),
  });
  if (answer === null || answer === 'back') return answer;
  const password = draft.form.password ?? `\${secret:${draft.form.name}}`;
  return { value: { ...draft, secret: answer.value === '' ? null : answer.value, form: { ...draft.form, password } } };
}

async function askVariable(draft: Draft, place: StepPlace): Promise<Answer<Draft>> {
  const usual = `${draft.form.name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')}_PASSWORD`;
  const answer = await askText(place, {
    prompt: vscode.l10n.t('Name of the environment variable. It must be set before VS Code starts.'),
    value: referenceOf(draft) ?? usual,
    validate: (text) => (/^[A-Za-z_]\w*$/.test(text) ? null : vscode.l10n.t('A name of letters, digits and “_”, such as DW_PASSWORD')),
  });
  return withReference(draft, answer, 'env');
}

async function askCommand(draft: Draft, place: StepPlace): Promise<Answer<Draft>> {
  const answer = await askText(place, {
    prompt: vscode.l10n.t('Command whose first line of output is the password'),
    placeholder: 'pass show warehouse',
    value: referenceOf(draft) ?? '',
    validate: (text) => {
      if (text === '') return vscode.l10n.t('This cannot be left empty.');
      return text.includes('}') ? vscode.l10n.t('“}” cannot stand in it; put the command into a script.') : null;
    },
  });
  return withReference(draft, answer, 'cmd');
}

function referenceOf({ form, keeping }: Draft): string | null {
  return keepingOf(form.password) === keeping ? (form.password?.replace(/^\$\{\w+:|\}$/g, '') ?? null) : null;
}

function withReference(draft: Draft, answer: Answer<string>, kind: 'env' | 'cmd'): Answer<Draft> {
  if (answer === null || answer === 'back') return answer;
  return { value: { ...draft, form: { ...draft.form, password: `\${${kind}:${answer.value}}` } } };
}
