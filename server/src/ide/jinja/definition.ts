import type { Definition } from '../definition.ts';
import type { FileRange, IdeFile, IdeWorkspace } from '../port.ts';
import { jinjaNameAt } from './call-at.ts';

/** Where a macro, a model or a variable that is named inside of Jinja is defined; null outside of such names. */
export function jinjaDefinition(workspace: IdeWorkspace, file: IdeFile, offset: number): readonly Definition[] | null {
  const name = jinjaNameAt(workspace, file, offset);
  if (name === null) return null;
  const origin = name.range;
  const to = (site: FileRange | null | undefined) => (site ? [{ ...site, origin }] : []);
  switch (name.kind) {
    case 'macro':
      return to(name.macro.site);
    case 'table':
      return to(name.table.sites[0]);
    case 'variable':
      return to(name.variable.site);
  }
}
