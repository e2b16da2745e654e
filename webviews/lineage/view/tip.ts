import { element } from '../../shared/dom.ts';
import type { ScenePoint } from '../layout/scene.ts';

/** A name in full, beside where it is drawn cut off. */
export interface Tip {
  readonly root: HTMLElement;
  show(text: string, at: ScenePoint): void;
  hide(): void;
}

const BESIDE = 14;
const MARGIN = 4;

/** For the eye alone: the details say the same to screen readers. */
export function createTip(container: HTMLElement): Tip {
  const root = element('div', { class: 'tip', attributes: { 'aria-hidden': 'true' } });
  root.hidden = true;
  return {
    root,
    show(text, at) {
      root.textContent = text;
      root.hidden = false;
      const [right, bottom] = [container.clientWidth - root.offsetWidth - MARGIN, container.clientHeight - root.offsetHeight - MARGIN];
      root.style.left = `${Math.max(MARGIN, Math.min(at.x + BESIDE, right))}px`;
      root.style.top = `${Math.max(MARGIN, Math.min(at.y + BESIDE, bottom))}px`;
    },
    hide() {
      root.hidden = true;
    },
  };
}
