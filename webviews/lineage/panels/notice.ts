import { element } from '../../shared/dom.ts';
import type { Translate } from '../strings/index.ts';

export type NoticeState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'empty'; readonly reason: string }
  | { readonly kind: 'error'; readonly message: string };

export interface Notice {
  readonly root: HTMLElement;
  show(state: NoticeState | null): void;
}

/** What is said when there is no graph: that it is coming, why there is none, or what went wrong and what to do. */
export function createNotice(t: Translate, retry: () => void): Notice {
  const root = element('div', { class: 'notice' });
  root.hidden = true;
  return {
    root,
    show(state) {
      root.hidden = state === null;
      root.dataset['state'] = state?.kind ?? '';
      // Said at once when something failed, in its turn otherwise.
      root.setAttribute('role', state?.kind === 'error' ? 'alert' : 'status');
      root.replaceChildren(...(state === null ? [] : content(state, t, retry)));
    },
  };
}

function content(state: NoticeState, t: Translate, retry: () => void): readonly HTMLElement[] {
  switch (state.kind) {
    case 'loading':
      return [element('div', { class: 'spinner', attributes: { 'aria-hidden': 'true' } }), element('p', { text: t('loading') })];
    case 'empty':
      return [element('h2', { text: t('empty') }), element('p', { text: state.reason || t('empty.hint') })];
    case 'error':
      return [
        element('h2', { text: t('error') }),
        element('p', { text: state.message }),
        element('button', { class: 'button', text: t('retry'), attributes: { type: 'button' }, on: { click: retry } }),
      ];
  }
}
