// The page that `aetl lineage --format html` fills in: script, style and layout worker inlined, no network, works from a file.
// Only what is inlined here may run: the policy names the script and the style by their hashes.
import { createHash } from 'node:crypto';

/** `script` and `style` are the bundle of webviews/lineage/standalone.ts, `worker` that of its layout. The places for title and graph stay open. */
export function standalonePage({ script, style, worker }) {
  const safeScript = script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const safeStyle = style.replaceAll('</style', '<\\/style');
  // It is text for the page's script; escapes would reach the worker. So it must be free of what ends an element.
  if (/<\/script|<!--/i.test(worker)) throw new Error('The layout worker cannot stand inside of an HTML script element.');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${hash(safeScript)}; style-src ${hash(safeStyle)}; worker-src blob:; img-src data: blob:">
<title><!--aetl:title--></title>
<style>${safeStyle}</style>
</head>
<body>
<div id="aetl-lineage"></div>
<script type="application/json" id="aetl-graph"><!--aetl:graph--></script>
<script type="text/plain" id="aetl-layout-worker">${worker}</script>
<script>${safeScript}</script>
</body>
</html>
`;
}

function hash(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
