import { text } from './elements.ts';

/** The picture that stands in the page's template: all of it, or in its own size, to be scrolled. */
export function showDiagram(into: HTMLElement): void {
  const template = document.getElementById('diagram');
  const drawn = template instanceof HTMLTemplateElement ? template.content.querySelector('svg') : null;
  if (drawn === null) into.append(text('p', 'There is no diagram: no table, or too many for one picture.', 'empty'));
  else {
    const frame = text('div', '', 'diagram whole');
    frame.tabIndex = 0;
    frame.append(document.importNode(drawn, true));
    const legend = text('p', 'Solid lines are keys; dashed lines are inferred from names and types.', 'legend');
    const size = text('button', 'Actual size');
    size.type = 'button';
    size.addEventListener('click', () => {
      size.textContent = frame.classList.toggle('whole') ? 'Actual size' : 'Whole diagram';
    });
    legend.append(size);
    into.append(legend, frame);
    frame.addEventListener('click', (event) => {
      const table = event.target instanceof Element ? event.target.closest<SVGElement>('.table')?.dataset['table'] : undefined;
      if (table !== undefined) location.hash = `#tables/${encodeURIComponent(table)}`;
    });
  }
}
