import { element, iconButton } from '../../shared/dom.ts';
import type { Translate } from '../strings/index.ts';

interface SearchEvents {
  search(text: string): void;
  step(by: 1 | -1): void;
  endSearch(): void;
}

interface SearchBox {
  readonly root: HTMLElement;
  focus(): void;
  setMatches(current: number, total: number): void;
}

/** Enter and Shift+Enter go through the matches; Escape ends the search. */
export function searchBox(t: Translate, events: SearchEvents): SearchBox {
  const input = element('input', {
    attributes: { type: 'text', placeholder: t('search'), 'aria-label': t('search'), spellcheck: 'false', role: 'searchbox' },
    on: { input: () => events.search(input.value) },
  });
  const count = element('span', { class: 'count', attributes: { 'aria-live': 'polite' } });
  const previous = iconButton('M4 10l4-4l4 4', t('search.previous'), () => events.step(-1));
  const next = iconButton('M4 6l4 4l4-4', t('search.next'), () => events.step(1));
  previous.disabled = true;
  next.disabled = true;
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') events.step(event.shiftKey ? -1 : 1);
    if (event.key !== 'Escape') return;
    input.value = '';
    events.endSearch();
  });
  return {
    root: element('div', { class: 'search', attributes: { role: 'search' } }, input, count, previous, next),
    focus() {
      input.focus();
      input.select();
    },
    setMatches(current, total) {
      previous.disabled = total === 0;
      next.disabled = total === 0;
      if (input.value.trim() === '') count.textContent = '';
      else count.textContent = total === 0 ? t('search.none') : t('search.count', current + 1, total);
    },
  };
}
