/** Oracle takes a semicolon for a mistake, except at the end of a block of PL/SQL. */
export function withoutTerminator(sql: string): string {
  return /^\s*(begin|declare|create|<<)/i.test(sql) ? sql : sql.replace(/;\s*$/, '');
}

/** Behind comments and brackets, only queries begin like this in Oracle; the protocol takes one statement at a time. */
export function isQuery(sql: string): boolean {
  return /^(\s|\(|--[^\n]*(\n|$)|\/\*[\s\S]*?\*\/)*(select|with)\b/i.test(sql);
}
