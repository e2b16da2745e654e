import { type CancellationToken, type FileSystem, LineIndex, say, throwIfCancelled } from '../../base/index.ts';
import type { CatalogTable } from '../../metadata/index.ts';
import type {
  EditedFile,
  GlossaryAcceptParams,
  GlossaryAcceptResult,
  GlossaryProposal,
  GlossaryProposeParams,
  GlossaryProposeResult,
} from '../../protocol/index.ts';
import {
  editYaml,
  GLOSSARY_FILE_NAME,
  type Project,
  pathToUri,
  printedPath,
  textDifference,
  uriToPath,
  type Workspace,
  type YamlChange,
} from '../../workspace/index.ts';
import { type Proposed, pathOf, proposeForTable } from './propose-for-table.ts';
import { describedPlace, describeThere, termIndex } from './written-place.ts';

export interface Proposals {
  propose(params: GlossaryProposeParams, token: CancellationToken): Promise<GlossaryProposeResult>;
  /** The edits for what was accepted and turned down. */
  accept(params: GlossaryAcceptParams, token: CancellationToken): Promise<GlossaryAcceptResult>;
  /** Makes these edits in the files themselves; returns the paths of those that were written. */
  write(
    params: GlossaryAcceptParams,
    token: CancellationToken,
  ): Promise<{ readonly files: readonly string[]; readonly problems: readonly string[] }>;
  /** Names of all tables of the workspace, for those who want proposals for all of them. */
  tables(): readonly string[];
}

interface FoundTable {
  readonly project: Project;
  readonly table: CatalogTable;
}

interface ProposalOptions {
  readonly workspace: Workspace;
  readonly fs: FileSystem;
  /** Reads files again that were written. */
  readonly refresh: (uris: readonly string[], token: CancellationToken) => Promise<void>;
}

export function createProposals({ workspace, fs, refresh }: ProposalOptions): Proposals {
  const editsFor = ({ accepted, rejected, table, language }: GlossaryAcceptParams): Edits => {
    const edits = new Edits(workspace);
    const found = findTable(workspace, table);
    if (found === null) {
      edits.problems.add(say('there is no table {0}', table));
      return edits;
    }
    for (const proposed of proposeForTable(found.table, workspace.glossaries(found.project), language))
      if (accepted.includes(proposed.id)) write(workspace, found, proposed, edits);
    for (const id of rejected) edits.add(glossaryUri(workspace, found.project), { change: 'append', path: ['rejected'], value: id });
    return edits;
  };
  return {
    async propose({ table: name, language }, token) {
      throwIfCancelled(token);
      const found = findTable(workspace, name);
      if (found === null) return null;
      const proposals = proposeForTable(found.table, workspace.glossaries(found.project), language);
      return {
        table: found.table.id,
        proposals: proposals.map((proposed) => ({ ...proposed, file: fileFor(workspace, found, proposed) })),
      };
    },
    async accept(params, token) {
      throwIfCancelled(token);
      const edits = editsFor(params);
      return { files: edits.files(), problems: [...edits.problems] };
    },
    async write(params, token) {
      throwIfCancelled(token);
      const edits = editsFor(params);
      const files: string[] = [];
      for (const [uri, text] of edits.texts) {
        const path = uriToPath(uri) ?? uri;
        const written = await fs.writeText(path, text);
        if (written.ok) files.push(path);
        else edits.problems.add(written.error);
      }
      await refresh([...edits.texts.keys()], token);
      return { files, problems: [...edits.problems] };
    },
    tables: () => [...workspace.tables()].map(({ table }) => table.id),
  };
}

/** By the name that lineage has for it, in files first and then in databases. */
function findTable(workspace: Workspace, name: string): FoundTable | null {
  for (const { project, table } of workspace.tables()) if (table.id === name) return { project, table };
  for (const { project, catalog } of workspace.crawls()) {
    const table = catalog.table(name);
    if (table !== null) return { project, table };
  }
  return null;
}

function fileFor(workspace: Workspace, { project, table }: FoundTable, { kind }: Proposed): GlossaryProposal['file'] {
  const described = kind === 'description' ? describedPlace(workspace, table) : null;
  return described === null
    ? printedPath({ path: uriToPath(glossaryUri(workspace, project)), project, uri: '' })
    : printedPath(described.file);
}

function write(workspace: Workspace, { project, table }: FoundTable, { kind, column, text }: Proposed, edits: Edits): void {
  const uri = glossaryUri(workspace, project);
  const path = [pathOf(table), column].filter((part) => part !== null).join('.');
  switch (kind) {
    case 'description': {
      const described = describedPlace(workspace, table);
      if (described !== null) edits.add(described.uri, describeThere(edits.textOf(described.uri), described.path, column, text));
      else edits.add(uri, { change: 'set', path: [column === null ? 'tables' : 'columns', path, 'description'], value: text });
      return;
    }
    case 'domain':
      edits.add(uri, { change: 'set', path: ['columns', path, 'domain'], value: text });
      return;
    case 'term': {
      const [file, index] = termPlace(workspace, project, text);
      edits.add(file, { change: 'append', path: ['terms', index, 'columns'], value: path });
    }
  }
}

/** The glossary that defines a term, and which of its terms that is. */
function termPlace(workspace: Workspace, project: Project, term: string): readonly [uri: string, index: number] {
  for (let around: Project | null = project; around !== null; around = around.parent) {
    const file = workspace.glossaryFile(around);
    const index = file === null ? -1 : termIndex(file.text, term);
    if (file !== null && index >= 0) return [file.uri, index];
  }
  return [glossaryUri(workspace, project), 0];
}

/** Changes of several files, gathered, each file as one edit. */
class Edits {
  readonly #workspace: Workspace;
  readonly texts = new Map<string, string>();
  readonly problems = new Set<string>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  textOf(uri: string): string {
    return this.texts.get(uri) ?? this.#workspace.file(uri)?.text ?? NEW_GLOSSARY;
  }

  add(uri: string, change: YamlChange): void {
    const edited = editYaml(this.textOf(uri), [change]);
    if (edited.ok) this.texts.set(uri, edited.value.text);
    else this.problems.add(say('{0} cannot be changed: {1}', this.#nameOf(uri), edited.error));
  }

  files(): readonly EditedFile[] {
    return [...this.texts].map(([uri, text]) => {
      const file = this.#workspace.file(uri);
      const before = file?.text ?? '';
      const { range, newText } = textDifference(before, text);
      const lines = new LineIndex(before);
      return { uri, isNew: file === null, range: { start: lines.positionAt(range.start), end: lines.positionAt(range.end) }, newText };
    });
  }

  #nameOf(uri: string): string {
    const file = this.#workspace.file(uri);
    return file === null ? GLOSSARY_FILE_NAME : printedPath(file);
  }
}

const NEW_GLOSSARY = 'version: 1\n';

/** The nearest glossary that there is, or a new one in the project's folder. */
function glossaryUri(workspace: Workspace, project: Project): string {
  for (let around: Project | null = project; around !== null; around = around.parent) {
    const file = workspace.glossaryFile(around);
    if (file !== null) return file.uri;
  }
  return pathToUri(`${project.folder.replace(/\/$/, '')}/${GLOSSARY_FILE_NAME}`);
}
