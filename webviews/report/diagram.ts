import { text } from './elements.ts';
import { t } from './strings/index.ts';

/** The picture that stands in the page's template: all of it, or in its own size, to be scrolled. */
export function showDiagram(into: HTMLElement): void {
  const template = document.getElementById('diagram');
  const drawn = template instanceof HTMLTemplateElement ? template.content.querySelector('svg') : null;
  if (drawn === null) into.append(text('p', t('noDiagram'), 'empty'));
  else {
    const frame = text('div', '', 'diagram whole');
    frame.tabIndex = 0;
    frame.append(document.importNode(drawn, true));
    const legend = text('p', t('legend'), 'legend');
    const size = text('button', t('actualSize'));
    size.type = 'button';
    size.addEventListener('click', () => {
      size.textContent = frame.classList.toggle('whole') ? t('actualSize') : t('whole');
    });
    legend.append(size);
    into.append(legend, frame);
    frame.addEventListener('click', (event) => {
      const table = event.target instanceof Element ? event.target.closest<SVGElement>('.table')?.dataset['table'] : undefined;
      if (table !== undefined) location.hash = `#tables/${encodeURIComponent(table)}`;
    });
  }
}
