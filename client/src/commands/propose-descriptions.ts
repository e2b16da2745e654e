import * as vscode from 'vscode';
import { AETL_METHODS, type EditedFile, type GlossaryProposal } from '../../../server/src/protocol/index.ts';
import { catalogNode } from './catalog-node.ts';
import type { Services } from './services.ts';

interface ProposalItem extends vscode.QuickPickItem {
  readonly proposal: GlossaryProposal | null;
}

/** Surer proposals are ticked from the start. */
const SURE = 0.8;

/** Shows what could be said of a table and its columns; what is ticked is written into YAML, and can be undone there. */
export async function proposeDescriptions(services: Services, argument: unknown): Promise<void> {
  const { server } = services;
  const name = catalogNode(argument)?.lineageName ?? (await askForTable(services));
  if (name === null) return;
  const language = vscode.env.language.startsWith('ko') ? 'ko' : 'en';
  const found = await server.request(AETL_METHODS.glossaryPropose, { table: name, language });
  if (found === null) throw new Error(vscode.l10n.t('There is no table “{0}”.', name));
  if (found.proposals.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing is left to propose for {0}.', found.table));
    return;
  }
  const chosen = await choose(found.table, found.proposals);
  if (chosen === null) return;
  const answer = await server.request(AETL_METHODS.glossaryAccept, { table: found.table, language, ...chosen });
  for (const problem of answer.problems) void vscode.window.showWarningMessage(`AETL: ${problem}`);
  await apply(answer.files);
}

/** Accepting leaves what was not ticked for another time; the button turns it down for good. */
function choose(
  table: string,
  proposals: readonly GlossaryProposal[],
): Promise<{ readonly accepted: readonly string[]; readonly rejected: readonly string[] } | null> {
  const pick = vscode.window.createQuickPick<ProposalItem>();
  pick.title = vscode.l10n.t('Proposals for {0}: what is ticked is written into YAML', table);
  pick.placeholder = vscode.l10n.t('Enter writes what is ticked; the button at the right turns a proposal down for good');
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  const rejected: string[] = [];
  const refresh = (left: readonly GlossaryProposal[], ticked: ReadonlySet<string>): void => {
    pick.items = left.flatMap((proposal, at) => {
      const first = at === 0 || left[at - 1]?.column !== proposal.column;
      return [...(first ? [separator(proposal.column ?? table)] : []), itemOf(proposal)];
    });
    pick.selectedItems = pick.items.filter(({ proposal }) => proposal !== null && ticked.has(proposal.id));
  };
  let left = proposals;
  refresh(left, new Set(proposals.filter(({ confidence }) => confidence >= SURE).map(({ id }) => id)));
  const tickedNow = (): readonly string[] => pick.selectedItems.flatMap(({ proposal }) => (proposal === null ? [] : [proposal.id]));
  return new Promise((resolve) => {
    pick.onDidTriggerItemButton(({ item: { proposal } }) => {
      if (proposal === null) return;
      rejected.push(proposal.id);
      const ticked = new Set(tickedNow());
      left = left.filter(({ id }) => id !== proposal.id);
      refresh(left, ticked);
    });
    pick.onDidAccept(() => {
      resolve({ accepted: tickedNow(), rejected });
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(rejected.length > 0 ? { accepted: [], rejected } : null);
      pick.dispose();
    });
    pick.show();
  });
}

function separator(label: string): ProposalItem {
  return { label, kind: vscode.QuickPickItemKind.Separator, proposal: null };
}

const ICONS: Readonly<Record<GlossaryProposal['kind'], string>> = { description: 'note', domain: 'tag', term: 'book' };

function itemOf(proposal: GlossaryProposal): ProposalItem {
  const { kind, column, text, confidence, reason, file } = proposal;
  return {
    label: `$(${ICONS[kind]}) ${text.replaceAll('$(', '$\u200b(')}`,
    description: `${column ?? ''}  ${Math.round(confidence * 100)} %  → ${file}`,
    detail: reason.replaceAll('$(', '$\u200b('),
    buttons: [{ iconPath: new vscode.ThemeIcon('circle-slash'), tooltip: vscode.l10n.t('Do not propose this again') }],
    proposal,
  };
}

/** As one edit, that can be undone as one; the files are shown, and left to be saved. */
async function apply(files: readonly EditedFile[]): Promise<void> {
  if (files.length === 0) return;
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, isNew, range, newText } of files) {
    const target = vscode.Uri.parse(uri);
    if (isNew) edit.createFile(target, { ignoreIfExists: true });
    const { start, end } = range;
    edit.replace(target, new vscode.Range(start.line, start.character, end.line, end.character), newText);
  }
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(vscode.l10n.t('The files could not be changed.'));
  for (const { uri } of files) await vscode.window.showTextDocument(vscode.Uri.parse(uri), { preview: false });
}

async function askForTable({ server }: Services): Promise<string | null> {
  const words = await vscode.window.showInputBox({
    title: vscode.l10n.t('Propose descriptions'),
    prompt: vscode.l10n.t('Name of a table, or words for it'),
  });
  if (!words) return null;
  const { hits } = await server.request(AETL_METHODS.catalogSearch, { query: words, limit: 50 });
  const tables = hits.filter(({ kind, lineageName }) => kind !== 'column' && kind !== 'term' && lineageName !== null);
  const exact = tables.find(({ lineageName }) => lineageName === words);
  if (exact !== undefined || tables.length < 2) return exact?.lineageName ?? tables[0]?.lineageName ?? words;
  const chosen = await vscode.window.showQuickPick(
    tables.map(({ lineageName, description }) => ({ label: lineageName ?? '', description: description ?? '' })),
  );
  return chosen?.label ?? null;
}
