import { jinjaBucket } from '../../metadata/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { EMPTY_SUMMARY, modelFact, type SqlSummary, type TableLink, type WholeFile } from '../summary/summarize-sql.ts';
import { objectName } from './globals/relations.ts';

/** A model in Python: what it reads is found by the words of its calls, what it yields nobody knows. Python itself is not read. */
export function summarizePython(text: string, dialect: DialectName, model: WholeFile | null): SqlSummary {
  const links = [...text.matchAll(CALL)].flatMap((match): TableLink[] => {
    const args = [...(match[2] ?? '').matchAll(/(['"])(.*?)\1/g)].map(([, , value]) => value ?? '');
    const range = { start: match.index, end: match.index + match[0].length };
    const source = objectName({ function: match[1] === 'source' ? 'source' : 'ref', args });
    return args.length === 0 ? [] : [{ source, target: null, range }];
  });
  return { ...summaryOfLinks(links), tables: model === null ? [] : [modelFact(model, dialect)] };
}

/** What a file says that only links tables. */
export function summaryOfLinks(links: readonly TableLink[]): SqlSummary {
  const names = new Set(links.map(({ source }) => jinjaBucket(source.jinja?.args.at(-1)?.value ?? '')));
  return links.length === 0 ? EMPTY_SUMMARY : { ...EMPTY_SUMMARY, names, links };
}

const CALL = /\bdbt\.(ref|source)\(([^()]*)\)/g;
