import { element } from '../../shared/dom.ts';

/** Null separates what belongs together. */
export type MenuItem = MenuChoice | null;

interface MenuChoice {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly run: () => void;
}

/** A menu at a point of the window, as the ARIA practices give it: arrows, letters' first item by Home and End, Escape. */
export function openMenu(items: readonly MenuItem[], at: { readonly x: number; readonly y: number }, closed: () => void): void {
  // One that is open goes when it loses the focus.
  document.querySelector<HTMLElement>('.context-menu :focus')?.blur();
  const menu = element('div', { class: 'context-menu menu-items', attributes: { role: 'menu' } });
  let isOpen = true;
  // Taking the focused item away tells that the focus has gone, while it is being taken away.
  const remove = (): void => {
    if (!isOpen) return;
    isOpen = false;
    menu.remove();
  };
  const close = (): void => {
    remove();
    closed();
  };
  for (const item of items) {
    if (item === null) menu.append(element('div', { class: 'separator', attributes: { role: 'separator' } }));
    else menu.append(button(item, close));
  }
  document.body.append(menu);
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(4, Math.min(at.x, window.innerWidth - width - 4))}px`;
  menu.style.top = `${Math.max(4, Math.min(at.y, window.innerHeight - height - 4))}px`;
  const choices = [...menu.querySelectorAll('button')];
  choices[0]?.focus();
  menu.addEventListener('keydown', (event) => {
    const now = choices.findIndex((choice) => choice.matches(':focus'));
    const next = nextChoice(event.key, now, choices.length);
    if (event.key === 'Escape' || event.key === 'Tab') close();
    else if (next === null) return;
    else choices[next]?.focus();
    event.preventDefault();
    event.stopPropagation();
  });
  menu.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node && menu.contains(event.relatedTarget))) remove();
  });
}

function button({ id, label, hint, run }: MenuChoice, close: () => void): HTMLElement {
  return element(
    'button',
    {
      class: 'menu-item',
      attributes: { type: 'button', role: 'menuitem', 'data-item': id },
      on: {
        click: () => {
          close();
          run();
        },
      },
    },
    element('span', { text: label }),
    hint === undefined ? null : element('kbd', { text: hint }),
  );
}

function nextChoice(key: string, now: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return (now + 1) % count;
    case 'ArrowUp':
      return (now - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
