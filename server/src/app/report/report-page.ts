import { createHash } from 'node:crypto';
import type { Report } from '../../protocol/index.ts';

/** What the build has made of webviews/report. */
export interface ReportProgram {
  readonly script: string;
  readonly style: string;
}

/** Languages of the pages that are written to be sent around. */
export type PageLanguage = 'en' | 'ko';

/** One page with all of a report: no network, works from a file, and nothing runs in it but what is named here by its hash. */
export function reportPage(report: Report, diagram: string | null, { script, style }: ReportProgram, language: PageLanguage): string {
  const safeScript = script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const safeStyle = style.replaceAll('</style', '<\\/style');
  const [, drawn = ''] = /<style>([\s\S]*?)<\/style>/.exec(diagram ?? '') ?? [];
  // No name in the data can end its element.
  const data = JSON.stringify(report).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${hash(safeScript)}; style-src ${hash(safeStyle)} ${hash(drawn)}; img-src data: blob:">
<title>${markup(report.title)}</title>
<style>${safeStyle}</style>
</head>
<body>
<div id="report"></div>
<template id="diagram">${diagram ?? ''}</template>
<script type="application/json" id="data">${data}</script>
<script>${safeScript}</script>
</body>
</html>
`;
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function markup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
