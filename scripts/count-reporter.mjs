// A reporter for node:test: one line a file, every failure in full, and the counts of each file as JSON for whoever started the run.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';

export default async function* countReporter(events) {
  const files = new Map();
  for await (const { type, data } of events) {
    if (type === 'test:stderr' || type === 'test:stdout') yield data.message;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details?.type === 'suite') continue;
    const outcome = data.skip !== undefined || data.todo !== undefined ? 'skipped' : type === 'test:pass' ? 'passed' : 'failed';
    const file = path.relative(process.cwd(), data.file ?? '');
    const count = files.get(file) ?? { passed: 0, failed: 0, skipped: 0 };
    count[outcome]++;
    files.set(file, count);
    if (outcome === 'failed') yield `\nFAIL ${file}:${data.line}  ${data.name}\n${explain(data.details.error)}\n`;
  }
  for (const [file, { passed, failed, skipped }] of files)
    yield `${failed > 0 ? 'FAIL' : 'ok  '} ${file}: ${passed} passed${failed ? `, ${failed} failed` : ''}${skipped ? `, ${skipped} skipped` : ''}\n`;
  if (process.env.AETL_TEST_TOTALS) writeFileSync(process.env.AETL_TEST_TOTALS, JSON.stringify(Object.fromEntries(files)));
}

function explain(error) {
  const cause = error?.cause ?? error;
  return typeof cause === 'string' ? cause : (cause?.stack ?? inspect(cause));
}
