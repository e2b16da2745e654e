import type { ActionProvider, ActionRequest, CodeAction } from './action.ts';
import { addAlias } from './add-alias.ts';
import { didYouMean, fixAllNames } from './did-you-mean.ts';
import { expandStar } from './expand-star.ts';
import { qualifyColumn } from './qualify-column.ts';

export type { CodeAction, FileEdit } from './action.ts';

const PROVIDERS: readonly ActionProvider[] = [didYouMean, expandStar, qualifyColumn, addAlias, fixAllNames];

/** Everything that can be done about a selection. */
export function codeActions(request: ActionRequest): readonly CodeAction[] {
  return PROVIDERS.flatMap((provider) => provider(request));
}
