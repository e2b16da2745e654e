import { existsSync } from 'node:fs';
import path from 'node:path';
import type { DialectName } from '../../../protocol/index.ts';
import { EXIT, UsageError } from '../exit.ts';
import { type OpenProject, openFolder } from '../open-project.ts';
import { dialectOption, PROJECT_OPTIONS, projectOption } from '../options.ts';
import type { Verb } from '../verb.ts';
import { writeWhole } from './lineage.ts';

export const init: Verb = {
  name: 'init',
  about: 'write a commented aetl.yaml for a folder',
  usage: '[options]',
  details: 'The dialect is the one that most files show, unless --dialect says otherwise.',
  options: { ...PROJECT_OPTIONS, force: { about: 'replace an aetl.yaml that is already there' } },
  examples: [
    ['aetl init', 'for the current folder'],
    ['aetl init --project warehouse --dialect snowflake', 'for another folder, with a dialect'],
  ],
  async run(args, terminal) {
    const folder = projectOption(args);
    const file = path.join(folder, 'aetl.yaml');
    if (existsSync(file) && !args.has('force')) throw new UsageError(`${file} is already there; --force replaces it`);
    const project = await openFolder(folder, terminal);
    const dialect = dialectOption(args) ?? mostCommon(project);
    await writeWhole(file, projectFile(dialect, folderDialects(project, dialect), ddlGlobs(project)));
    terminal.out(`wrote ${file} (dialect ${dialect}). Next: aetl check\n`);
    return EXIT.ok;
  },
};

function mostCommon(project: OpenProject): DialectName {
  const counts = new Map<DialectName, number>();
  for (const { role, dialect } of project.files) {
    if (role === 'sql' || role === 'model') counts.set(dialect, (counts.get(dialect) ?? 0) + 1);
  }
  const [first] = [...counts].filter(([dialect]) => dialect !== 'ansi').sort((a, b) => b[1] - a[1]);
  return first?.[0] ?? 'ansi';
}

/** Folders at the top whose files all show another dialect than the rest. */
function folderDialects(project: OpenProject, dialect: DialectName): { readonly folder: string; readonly dialect: DialectName }[] {
  const folders = new Map<string, Set<DialectName>>();
  for (const file of project.files) {
    const [folder, ...rest] = file.path.split('/');
    if (folder === undefined || rest.length === 0 || file.role !== 'sql' || file.dialect === 'ansi') continue;
    folders.set(folder, (folders.get(folder) ?? new Set()).add(file.dialect));
  }
  return [...folders].flatMap(([folder, dialects]) => {
    const [only, ...others] = dialects;
    return only !== undefined && others.length === 0 && only !== dialect ? [{ folder, dialect: only }] : [];
  });
}

/** Folders that look as if they held the DDL. */
function ddlGlobs(project: OpenProject): string[] {
  const names = new Set(['schema', 'schemas', 'ddl', 'tables']);
  const folders = new Set<string>();
  for (const { path: file, role } of project.files) {
    const parts = file.split('/').slice(0, -1);
    const at = parts.findIndex((part) => names.has(part.toLowerCase()));
    if (role === 'sql' && at >= 0) folders.add(parts.slice(0, at + 1).join('/'));
  }
  return [...folders].sort().map((folder) => `${folder}/**/*.sql`);
}

function projectFile(
  dialect: DialectName,
  folders: readonly { readonly folder: string; readonly dialect: DialectName }[],
  catalog: readonly string[],
): string {
  const rules = folders.map((rule) => `  - { glob: "${rule.folder}/**/*.sql", dialect: ${rule.dialect} }`);
  return `# The project file of AETL. Paths are relative to this folder.
version: 1

# The SQL dialect of the files; the rules below name exceptions, and the last rule that matches a file decides.
dialect: ${dialect}
${rules.length > 0 ? `files:\n${rules.join('\n')}` : '# files:\n#   - { glob: "oracle/**/*.sql", dialect: oracle, connection: erp }'}

# Which files are read. node_modules, .git, target and dbt_packages never are.
include: ["**/*.sql"]
# exclude: ["archive/**"]

# Files that describe all tables there are. With them, AETL reports a table that they do not define.
${catalog.length > 0 ? `catalog: [${catalog.map((glob) => `"${glob}"`).join(', ')}]` : '# catalog: ["schema/**/*.sql", "models/**/*.yml"]'}

# Databases. Secrets come from the environment: a password in this file is an error.
# connections:
#   warehouse: { type: postgres, host: localhost, port: 5432, database: dw, user: etl, password: "\${env:DW_PASSWORD}", environment: dev }
`;
}
