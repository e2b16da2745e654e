import { escapeHtml } from './html.ts';

interface PageParts {
  readonly title: string;
  /** Addresses that the page may load, as `asWebviewUri` gives them. */
  readonly script: string;
  readonly style: string;
  /** The source that VS Code serves webview resources from. */
  readonly cspSource: string;
  readonly nonce: string;
  readonly language: string;
}

/** The HTML of a page that makes its own elements. Nothing runs in it but the one script that bears the nonce; a sheet that a script makes bears it too. */
export function plainPage({ title, script, style, cspSource, nonce, language }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `font-src ${cspSource}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<link rel="stylesheet" href="${escapeHtml(style)}">
<title>${escapeHtml(title)}</title>
</head>
<body data-nonce="${escapeHtml(nonce)}">
<div id="app"></div>
<script nonce="${escapeHtml(nonce)}" src="${escapeHtml(script)}"></script>
</body>
</html>`;
}
