/** Oracle takes a semicolon for a mistake, except at the end of a block of PL/SQL. */
export function withoutTerminator(sql: string): string {
  return /^\s*(begin|declare|create|<<)/i.test(sql) ? sql : sql.replace(/;\s*$/, '');
}
