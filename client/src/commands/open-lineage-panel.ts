import { questionAtCursor } from '../lineage/index.ts';
import { activeSqlEditor } from '../server/index.ts';
import type { Services } from './services.ts';

/** Opens lineage in an editor: of what the view shows, else of the cursor's place. */
export async function openLineagePanel({ lineage }: Services): Promise<void> {
  const editor = activeSqlEditor();
  await lineage.showInEditor(lineage.latestQuestion ?? (editor === null ? null : questionAtCursor(editor)));
}
