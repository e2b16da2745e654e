/** Files of SQL that a command line names. */
export function scriptsOf(command: string | null): readonly string[] {
  return [...(command ?? '').matchAll(/[\w./-]+\.(?:sql|hql|ddl)\b/gi)].map(([path]) => path);
}
