import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createAetl } from '../../../server/src/app/index.ts';
import { NEVER_CANCELLED } from '../../../server/src/base/index.ts';

const SHOP = fileURLToPath(new URL('../../../samples/shop', import.meta.url));

/** Answers may be empty anywhere, but they must be answers, with ranges inside their files. */
test('every feature answers at every place of the demo workspace, and while it is typed', async () => {
  const aetl = createAetl({
    logger: { info: () => {}, warn: () => {}, error: (message, cause) => assert.fail(`${message}: ${String(cause)}`) },
  });
  await aetl.setRoots([pathToFileURL(SHOP).href], () => {}, NEVER_CANCELLED);
  const { ide } = aetl;
  let places = 0;
  for (const { uri, text, role } of aetl.files()) {
    if (role !== 'sql' && role !== 'model') continue;
    for (let offset = 3; offset < text.length; offset += 29) {
      // Every second place as if the rest had not been typed yet.
      aetl.showDocument(uri, offset % 2 === 0 ? text : text.slice(0, offset), offset);
      const file = await ide.file(uri, NEVER_CANCELLED);
      assert.ok(file);
      places++;
      const end = file.text.length;
      const inside = ({ start, end: to }: { readonly start: number; readonly end: number }) => 0 <= start && start <= to && to <= end;
      for (const { range } of ide.complete(file, offset).items) assert.ok(inside(range), `completion at ${uri}:${offset}`);
      const card = ide.hover(file, offset);
      assert.ok(card === null || inside(card.range), `hover at ${uri}:${offset}`);
      ide.signatureHelp(file, offset);
      ide.definition(file, offset);
      for (const action of ide.codeActions(file, { start: offset, end: offset }))
        for (const { range } of action.edits) assert.ok(inside(range));
      assert.ok(ide.selectionRanges(file, offset).every(inside));
      await ide.highlights(file, offset, NEVER_CANCELLED);
      if (places % 10 === 0) {
        await ide.references(file, offset, { includeDeclaration: true }, NEVER_CANCELLED);
        await ide.rename(file, offset, 'brand_new_name', NEVER_CANCELLED);
        assert.ok(ide.semanticTokens(file).every(inside));
        assert.ok(ide.foldingRanges(file).every(inside));
        ide.documentSymbols(file);
        ide.documentLinks(file);
      }
    }
    await aetl.hideDocument(uri);
  }
  assert.ok(places > 500, `${places} places`);
});
