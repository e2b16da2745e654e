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
}

const MOVES: Readonly<Record<string, Move>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };

/** The keys of the drawing while it has the focus. Keys with a modifier stay with the editor. */
export function listenToKeys(target: HTMLElement, keys: GraphKeys): void {
  target.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actionOf(event.key, keys);
    if (action === null) return;
    event.preventDefault();
    action();
  });
}

function actionOf(key: string, keys: GraphKeys): (() => void) | null {
  const move = MOVES[key];
  if (move !== undefined) return () => keys.move(move);
  switch (key) {
    case 'Enter':
      return keys.open;
    case 'u':
    case 'U':
      return () => keys.expand('upstream');
    case 'd':
    case 'D':
      return () => keys.expand('downstream');
    case ' ':
      return keys.unfold;
    case 'n':
      return () => keys.step(1);
    case 'N':
      return () => keys.step(-1);
    case '/':
      return keys.search;
    case 'f':
    case '0':
      return keys.fit;
    case '+':
    case '=':
      return () => keys.zoom(1.25);
    case '-':
      return () => keys.zoom(1 / 1.25);
    case 'c':
    case 'C':
      return keys.center;
    case 'Escape':
      return keys.clear;
    default:
      return null;
  }
}
