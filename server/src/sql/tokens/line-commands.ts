import type { LexicalRules } from './lexical-rules.ts';

/** The words that start a SQL*Plus command line. `SET` counts only with SQL*Plus variables, since SQL has a SET of its own. */
const SQLPLUS =
  /^(?:\/[ \t]*$|(?:prompt|rem|remark|spool|whenever|define|undefine|accept|column|ttitle|btitle|break|compute|pause|show\s+err\w*|@@?\S|exec(?:ute)?\s|variable\s|print\s|host\s|quit\b|exit\b|connect\s+\S+\/|clear\s+(?:scr|col|buf|bre|comp)\w*)|set[ \t]+(?:define|serveroutput|echo|feedback|linesize|pagesize|heading|verify|termout|trimspool|trimout|sqlblanklines|timing|autotrace|autocommit|long|scan|sqlprompt|colsep|newpage|underline|wrap|space|tab|numwidth|numformat|escape|concat|sqlterminator|markup|arraysize)\b)/i;
const GO = /^go(?:[ \t]+\d+)?[ \t]*;?[ \t]*(?:--[^\n]*)?$/i;
const SQLCMD = /^:(?:setvar|r|connect|on|out|error|list|reset|quit|exit|help|serverlist|xml|perftrace|ed|!!)\b/i;
const DELIMITER = /^delimiter[ \t]+\S+/i;

/** The end of a client command that starts at `at` (the first character of a line that is not blank), or `at` when there is none. */
export function scanLineCommand(text: string, at: number, style: LexicalRules['lineCommands']): number {
  if (style === 'none') return at;
  const code = text.charCodeAt(at) | 32;
  const isCandidate =
    style === 'go' ? code === 103 || code === 58 : style === 'psql' ? text.charCodeAt(at) === 92 : style === 'mysql' ? code === 100 : true;
  if (!isCandidate) return at;
  let end = text.indexOf('\n', at);
  if (end < 0) end = text.length;
  if (text.charCodeAt(end - 1) === 13) end--;
  const line = text.slice(at, Math.min(end, at + 200));
  switch (style) {
    case 'go':
      return GO.test(line) || SQLCMD.test(line) ? end : at;
    case 'sqlplus':
      return SQLPLUS.test(line) ? end : at;
    case 'psql':
      return line.startsWith('\\') ? end : at;
    case 'mysql':
      return DELIMITER.test(line) ? end : at;
  }
}
