import { say } from '../../base/index.ts';
import { type DialectName, dialectNamed } from '../../protocol/index.ts';
import { type Project, projectDialect, ruleFor } from '../project/project.ts';
import { fileComment } from '../text/file-comment.ts';
import { guessDialect } from './guess-dialect.ts';

export interface DialectChoice {
  readonly dialect: DialectName;
  /** What decided it, in words for people. */
  readonly reason: string;
}

interface DialectQuestion {
  readonly path: string | null;
  readonly text: string;
  readonly project: Project | null;
  /** A choice made in the editor or on the command line. */
  readonly chosen: DialectName | null;
  /** The default of the settings. */
  readonly fallback: DialectName | null;
  /** What most files around it show. */
  readonly common: DialectName | null;
}

/** The dialect of one file: what is closest to the file decides, and a guess is made only where nobody said anything. */
export function chooseDialect(question: DialectQuestion): DialectChoice {
  const { path, text, project, chosen, fallback, common } = question;
  if (chosen !== null) return { dialect: chosen, reason: say('chosen by you') };
  const rule = project !== null && path !== null ? ruleFor(project, path, 'dialect') : null;
  if (rule !== null) return { dialect: rule.value, reason: say('glob {0} of aetl.yaml', rule.glob) };
  const named = commentDialect(text);
  if (named !== null) return { dialect: named, reason: say('comment “aetl: dialect” in the file') };
  const hint = path === null ? null : extensionDialect(path);
  if (hint !== null) return { dialect: hint, reason: say('file name extension') };
  const ofProject = project === null ? null : projectDialect(project);
  if (ofProject !== null) return ofProject;
  if (fallback !== null) return { dialect: fallback, reason: say('default of the settings') };
  const guess = guessDialect(text);
  if (guess !== null) return { dialect: guess, reason: say('guessed from the text') };
  if (common !== null) return { dialect: common, reason: say('guessed from the files around it') };
  return { dialect: 'ansi', reason: say('nothing says otherwise') };
}

function commentDialect(text: string): DialectName | null {
  const name = fileComment(text, 'dialect');
  return name === null ? null : dialectNamed(name);
}

const EXTENSIONS: Readonly<Record<string, DialectName>> = {
  pks: 'oracle',
  pkb: 'oracle',
  plsql: 'oracle',
  pgsql: 'postgres',
  psql: 'postgres',
  tsql: 'tsql',
  mysql: 'mysql',
  bq: 'bigquery',
  bqsql: 'bigquery',
  hql: 'spark',
};

function extensionDialect(path: string): DialectName | null {
  return EXTENSIONS[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? null;
}
