import path from 'node:path';
import { LineIndex, NEVER_CANCELLED, say } from '../../../base/index.ts';
import { EXIT, type ExitStatus, UsageError } from '../exit.ts';
import { chosenFiles, openProject } from '../open-project.ts';
import { type Arguments, PROJECT_OPTIONS } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import type { Verb } from '../verb.ts';
import { writeWhole } from './lineage.ts';

export const format: Verb = {
  name: 'format',
  about: 'lay out SQL',
  usage: '[FILE|FOLDER]... [--check|--write] [options]',
  details:
    'Without --check or --write, the formatted text of one file goes to stdout. Statements whose tokens would change stay as they are.',
  options: {
    ...PROJECT_OPTIONS,
    check: { about: 'only say which files would change; exit status 1 if any would' },
    write: { about: 'change the files' },
    'tab-size': { value: 'N', about: 'spaces of one indentation; 4 if not given' },
  },
  examples: [
    ['aetl format query.sql', 'print it formatted'],
    ['aetl format --check', 'for CI: is everything laid out?'],
    ['aetl format marts --write', 'format a folder'],
  ],
  run: formatFiles,
};

async function formatFiles(args: Arguments, terminal: Terminal): Promise<ExitStatus> {
  const [checks, writes] = [args.has('check'), args.has('write')];
  if (checks && writes) throw new UsageError('choose --check or --write');
  if (args.names.length === 0 && !checks && !writes)
    throw new UsageError('aetl format needs a file, or --check or --write for the whole project');
  const { applyEdits, readableSql } = await import('../../../app/index.ts');
  const project = await openProject(args, terminal);
  const files = chosenFiles(project, args.names).filter((file) => readableSql(file));
  if (!checks && !writes && files.length !== 1) throw new UsageError('several files: choose --check or --write');
  let changed = 0;
  for (const file of files) {
    const edits = await project.aetl.format(file.uri, null, { tabSize: tabSize(args), insertSpaces: true }, NEVER_CANCELLED);
    if (!edits.ok) terminal.note(`${file.path}: ${edits.error}\n`);
    else
      for (const { range, reason } of edits.value.left)
        terminal.note(`${say('{0}: left as it is: {1}', `${file.path}:${lineOf(file.text, range.start)}`, reason)}\n`);
    const text = applyEdits(file.text, edits.ok ? edits.value.edits : []);
    if (!checks && !writes) terminal.out(text);
    else if (text !== file.text) {
      changed++;
      terminal.out(`${file.path}\n`);
      if (writes) await writeWhole(path.join(project.folder, file.path), text);
    }
  }
  if (checks || writes) terminal.note(`${changed} of ${files.length} files ${writes ? 'formatted' : 'would change'}\n`);
  return checks && changed > 0 ? EXIT.findings : EXIT.ok;
}

/** One-based, as editors count. */
function lineOf(text: string, offset: number): number {
  return new LineIndex(text).positionAt(offset).line + 1;
}

function tabSize(args: Arguments): number {
  const size = Number(args.text('tab-size') ?? 4);
  if (Number.isInteger(size) && size > 0 && size <= 16) return size;
  throw new UsageError('--tab-size is a number from 1 to 16');
}
