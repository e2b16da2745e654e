import { dialectInfo, type FunctionInfo } from '../../sql/index.ts';
import { escapeSnippet, GROUP, type Proposal } from './item.ts';
import type { Request } from './request.ts';

/** The dialect's functions, with a place to fill in for each parameter. */
export function functionProposals(request: Request): readonly Proposal[] {
  const followed = request.after.trimStart().startsWith('(');
  return dialectInfo(request.dialect).functions.map((info) => functionProposal(info, request.keyword, followed));
}

function functionProposal(info: FunctionInfo, write: (word: string) => string, followed: boolean): Proposal {
  const signature = info.signatures[0];
  const name = write(info.name);
  const bare = signature !== undefined && !signature.label.includes('(');
  const plain = followed || bare;
  return {
    kind: 'function',
    label: name,
    insert: plain ? name : `${escapeSnippet(name)}(${parameters(signature?.parameters ?? [])})`,
    snippet: !plain,
    detail: signature && !bare ? signature.label.slice(signature.label.indexOf('(')) : null,
    group: GROUP.function,
    subject: { kind: 'function', name: info.name },
  };
}

/** Optional parameters (in brackets) and repetitions are left to the person. */
function parameters(names: readonly string[]): string {
  const needed = names.filter((name) => !/^\[|\.\.\.|…/.test(name));
  if (needed.length === 0) return names.length === 0 ? '' : '$1';
  return needed.map((name, index) => `\${${index + 1}:${escapeSnippet(name)}}`).join(', ');
}
