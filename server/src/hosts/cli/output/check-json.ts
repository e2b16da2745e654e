import type { CheckResult } from './check-result.ts';

/** Files without findings are counted, not listed. */
export function checkJson({ files, statements, errors, warnings }: CheckResult): string {
  const report = {
    version: 1,
    files: files
      .filter((file) => file.diagnostics.length > 0)
      .map(({ path, diagnostics }) => ({
        path,
        diagnostics: diagnostics.map(({ code, severity, message, range, suggestions }) => ({
          code,
          severity,
          message,
          range,
          suggestions,
        })),
      })),
    summary: { files: files.length, statements, errors, warnings },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
