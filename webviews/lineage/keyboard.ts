import type { Move } from './graph/neighbours.ts';

export interface GraphKeys {
  move(move: Move): void;
  open(): void;
  expand(direction: 'upstream' | 'downstream'): void;
  unfold(): void;
  step(by: 1 | -1): void;
  search(): void;
  fit(): void;
  zoom(factor: number): void;
  center(): void;
  clear(): void;
  menu(): void;
  pin(): void;
  only(): void;
  closeSchema(): void;
  back(): void;
  forward(): void;
  table(): void;
  jobs(): void;
}

/** The keys of the drawing while it has the focus. Keys with a modifier other than Shift stay with the editor. */
export function listenToKeys(target: HTMLElement, keys: GraphKeys): void {
  const actions = actionsOf(keys);
  target.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== target) return;
    const action = actions[event.shiftKey ? `Shift+${event.key}` : event.key] ?? actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  });
}

function actionsOf(keys: GraphKeys): Readonly<Record<string, () => void>> {
  const letters: Readonly<Record<string, () => void>> = {
    u: () => keys.expand('upstream'),
    d: () => keys.expand('downstream'),
    c: keys.center,
    m: keys.menu,
    p: keys.pin,
    o: keys.only,
    s: keys.closeSchema,
    t: keys.table,
    j: keys.jobs,
  };
  const capitals = Object.fromEntries(Object.entries(letters).map(([letter, action]) => [letter.toUpperCase(), action]));
  return {
    ...letters,
    ...capitals,
    ArrowLeft: () => keys.move('left'),
    ArrowRight: () => keys.move('right'),
    ArrowUp: () => keys.move('up'),
    ArrowDown: () => keys.move('down'),
    Enter: keys.open,
    ' ': keys.unfold,
    n: () => keys.step(1),
    N: () => keys.step(-1),
    '/': keys.search,
    f: keys.fit,
    '0': keys.fit,
    '+': () => keys.zoom(1.25),
    '=': () => keys.zoom(1.25),
    '-': () => keys.zoom(1 / 1.25),
    ContextMenu: keys.menu,
    'Shift+F10': keys.menu,
    Backspace: keys.back,
    'Shift+Backspace': keys.forward,
    Escape: keys.clear,
  };
}
