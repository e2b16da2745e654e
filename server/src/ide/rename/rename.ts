import { type CancellationToken, fail, ok, type Result, say, type TextRange } from '../../base/index.ts';
import { sameName } from '../identifiers.ts';
import { fileRange, textOf } from '../place.ts';
import type { FileRange, IdeFile, IdeWorkspace } from '../port.ts';
import { occurrences, type SearchSession, searchSession, type TargetAt, targetAt } from '../references/index.ts';
import { refusal } from './conflicts.ts';
import { parseNewName, writeAt } from './new-name.ts';
import { unrenamable } from './unrenamable.ts';

export interface TextEdit extends FileRange {
  readonly newText: string;
}

export interface RenameSubject {
  /** In the file that asked. */
  readonly range: TextRange;
  readonly placeholder: string;
}

/** Whether the name at the offset can be renamed; if not, a sentence says why. */
export async function prepareRename(
  workspace: IdeWorkspace,
  file: IdeFile,
  offset: number,
  token: CancellationToken,
): Promise<Result<RenameSubject>> {
  const session = searchSession(workspace, file, token);
  const found = await targetAt(session, offset);
  const reason = found ? unrenamable(session, found) : say('There is no alias, CTE or column here to rename.');
  if (!found || reason !== null) return fail(reason ?? '');
  const range = fileRange(found.place, found.reference.range);
  return ok({ range, placeholder: textOf(found.place, found.reference.range) });
}

/** The edits of all files that give the alias, CTE or column a new name; a refusal is a sentence. */
export async function rename(
  workspace: IdeWorkspace,
  file: IdeFile,
  offset: number,
  newText: string,
  token: CancellationToken,
): Promise<Result<readonly TextEdit[]>> {
  const session = searchSession(workspace, file, token);
  const found = await targetAt(session, offset);
  if (!found) return fail(say('There is no alias, CTE or column here to rename.'));
  const reason = unrenamable(session, found);
  if (reason !== null) return fail(reason);
  return renameTarget(session, found, newText);
}

async function renameTarget(session: SearchSession, { place, target }: TargetAt, newText: string): Promise<Result<readonly TextEdit[]>> {
  const newName = parseNewName(newText);
  if (!newName.ok) return newName;
  const found = await occurrences(session, target);
  const { places, name } = found;
  const { dialect } = place.file.bound.script;
  if (newName.value.name === name) return ok([]);
  if (!sameName(dialect, newName.value.name, name)) {
    const reason = refusal(session, target, found, newName.value.name);
    if (reason !== null) return fail(reason);
  }
  const edits: TextEdit[] = [];
  for (const { uri, range, code } of places) {
    const text = await session.workspace.text(uri, session.token);
    if (text === null) return fail(say('{0} cannot be read, so that not all uses could be renamed.', uri));
    const old = text.slice(range.start, range.end);
    if (/\{\{|\$\{|&/.test(old)) return fail(say('Part of the name comes from a template (`{0}`), so that renaming would miss it.', old));
    edits.push({ uri, range, newText: writeAt(old, newName.value, code ? code.file.bound.script.dialect : null) });
  }
  return ok(edits);
}
