/** The texts of the lineage page in the language of VS Code. */
export function panelStrings(): Readonly<Record<string, string>> {
  return {};
}
