import { escapeHtml } from '../html.ts';

export interface PageParts {
  /** Addresses that the page may load, as `asWebviewUri` gives them. */
  readonly script: string;
  readonly style: string;
  readonly layoutWorker: string;
  /** The source that VS Code serves webview resources from. */
  readonly cspSource: string;
  readonly nonce: string;
  readonly language: string;
}

/**
 * The HTML of the lineage page. Nothing runs in it but the one script that bears the nonce, and that script's layout worker, which has
 * to start from a blob because a page may not start a worker from another origin.
 */
export function lineagePage({ script, style, layoutWorker, cspSource, nonce, language }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `img-src ${cspSource} data: blob:`,
    `font-src ${cspSource}`,
    `connect-src ${cspSource}`,
    'worker-src blob:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<link rel="stylesheet" href="${escapeHtml(style)}">
<title>AETL Lineage</title>
</head>
<body data-layout-worker="${escapeHtml(layoutWorker)}">
<div id="app"></div>
<script nonce="${escapeHtml(nonce)}" src="${escapeHtml(script)}"></script>
</body>
</html>`;
}
