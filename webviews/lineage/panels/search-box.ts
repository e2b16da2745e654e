import { element, iconButton } from '../../shared/dom.ts';
import type { Translate } from '../strings/index.ts';

interface SearchEvents {
  search(text: string): void;
  step(by: 1 | -1): void;
  /** One of the list was chosen, by its number. */
  choose(index: number): void;
  endSearch(): void;
}

/** A table or column in the list under the box. */
export interface SearchItem {
  readonly name: string;
  /** What it is in. */
  readonly within: string;
  /** Whether it is on the picture; what is not has to be opened. */
  readonly isShown: boolean;
  readonly hint: string;
}

export interface SearchBox {
  readonly root: HTMLElement;
  focus(): void;
  /** Takes the words away, unless somebody is writing them. */
  clear(): boolean;
  setMatches(current: number, total: number): void;
  /** The list under the box, and a line below it: what is being done, or why there is nothing. */
  setFound(items: readonly SearchItem[], note: string): void;
}

/**
 * Enter and Shift+Enter go through the matches of the picture; the arrows go through the list of everything that is found, where Enter goes to the
 * chosen one; Escape ends the search. A combobox with a list, as the ARIA practices give it.
 */
export function searchBox(t: Translate, events: SearchEvents): SearchBox {
  const list = element('div', { class: 'found-list', attributes: { id: LIST, role: 'listbox', 'aria-label': t('search.found') } });
  const note = element('div', { class: 'found-note', attributes: { role: 'status' } });
  const found = element('div', { class: 'found' }, list, note);
  found.hidden = true;
  const attributes = {
    type: 'text',
    placeholder: t('search'),
    'aria-label': t('search'),
    spellcheck: 'false',
    autocomplete: 'off',
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': LIST,
  };
  const input = element('input', {
    attributes,
    on: { input: () => events.search(input.value), focus: () => show(true), blur: () => show(false) },
  });
  const count = element('span', { class: 'count', attributes: { 'aria-live': 'polite' } });
  const previous = iconButton('M4 10l4-4l4 4', t('search.previous'), () => events.step(-1));
  const next = iconButton('M4 6l4 4l4-4', t('search.next'), () => events.step(1));
  previous.disabled = true;
  next.disabled = true;
  let active = -1;
  const options = (): readonly HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role=option]')];
  const show = (on: boolean): void => {
    const isOpen = on && input.value.trim() !== '' && (list.childElementCount > 0 || note.textContent !== '');
    found.hidden = !isOpen;
    input.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) activate(-1);
  };
  const activate = (index: number): void => {
    active = index;
    for (const [at, option] of options().entries()) option.setAttribute('aria-selected', String(at === index));
    const chosen = options()[index];
    if (chosen === undefined) {
      input.removeAttribute('aria-activedescendant');
      return;
    }
    input.setAttribute('aria-activedescendant', chosen.id);
    chosen.scrollIntoView({ block: 'nearest' });
  };
  const choose = (index: number): void => {
    show(false);
    events.choose(index);
  };
  const keys: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    ArrowDown: () => moveBy(1),
    ArrowUp: () => moveBy(-1),
    Enter(event) {
      if (active >= 0) return choose(active);
      // What is found is looked at now, and the list is in front of it.
      show(false);
      events.step(event.shiftKey ? -1 : 1);
    },
    Escape() {
      input.value = '';
      show(false);
      events.endSearch();
    },
  };
  const moveBy = (by: 1 | -1): void => {
    const { length } = options();
    if (length === 0) return;
    const from = active < 0 && by === -1 ? 0 : active;
    show(true);
    activate((from + by + length) % length);
  };
  input.addEventListener('keydown', (event) => {
    const act = event.isComposing ? undefined : keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act(event);
  });
  return {
    root: element('div', { class: 'search', attributes: { role: 'search' } }, input, count, previous, next, found),
    focus() {
      input.focus();
      input.select();
    },
    clear() {
      if (document.activeElement === input) return false;
      input.value = '';
      show(false);
      return true;
    },
    setMatches(current, total) {
      previous.disabled = total === 0;
      next.disabled = total === 0;
      if (input.value.trim() === '') count.textContent = '';
      else count.textContent = total === 0 ? t('search.none') : t('search.count', current + 1, total);
    },
    setFound(items, text) {
      const before = options()[active]?.title;
      list.replaceChildren(...items.map((item, index) => option(item, index, choose)));
      // What is found elsewhere is no reason to say that there is none.
      if (items.length > 0 && next.disabled) count.textContent = '';
      note.textContent = text;
      note.hidden = text === '';
      show(document.activeElement === input);
      // What comes later must not take the choice away.
      activate(before === undefined ? -1 : options().findIndex(({ title }) => title === before));
    },
  };
}

const LIST = 'lineage-found';

function option({ name, within, isShown, hint }: SearchItem, index: number, choose: (index: number) => void): HTMLElement {
  const full = within === '' ? name : `${within}.${name}`;
  const attributes = {
    id: `${LIST}-${index}`,
    role: 'option',
    'aria-selected': 'false',
    title: full,
    'aria-label': hint === '' ? full : `${full}, ${hint}`,
  };
  // Pressing the mouse would take the focus from the box, and with it the list.
  const on = { mousedown: (event: Event) => event.preventDefault(), click: () => choose(index) };
  return element(
    'div',
    { class: isShown ? 'option' : 'option closed', attributes, on },
    element('span', { class: 'name', text: name }),
    element('span', { class: 'within', text: within }),
    element('span', { class: 'what', text: hint }),
  );
}
