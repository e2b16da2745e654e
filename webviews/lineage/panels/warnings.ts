import { element } from '../../shared/dom.ts';
import type { Translate } from '../strings/index.ts';

export interface Warnings {
  readonly root: HTMLElement;
  update(warnings: readonly string[]): void;
}

/** What the lineage could not follow: a picture that lacks something must say so. */
export function createWarnings(t: Translate): Warnings {
  const summary = element('summary');
  const list = element('ul');
  const root = element('details', { class: 'warnings' }, summary, list);
  root.hidden = true;
  return {
    root,
    update(warnings) {
      root.hidden = warnings.length === 0;
      summary.textContent = `${t('warnings')} (${warnings.length})`;
      list.replaceChildren(...warnings.map((warning) => element('li', { text: warning })));
    },
  };
}
