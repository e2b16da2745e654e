/** A field as RFC 4180 writes it. An empty text is quoted, so that it is not taken for a missing value; what a spreadsheet would run as a formula stays text. */
export function csvField(text: string, isText = true): string {
  // A number may begin with a minus; a formula that came out of a database may not run.
  const safe = isText && /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d[\d.,eE+-]*$/.test(text) ? `'${text}` : text;
  return safe === '' || /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
