/** An element with a text; whatever the text is, it is no markup. */
export function text<Name extends keyof HTMLElementTagNameMap>(name: Name, content: string, className = ''): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.textContent = content;
  if (className !== '') element.className = className;
  return element;
}

/** A row of a table; texts become cells. */
export function row(cells: readonly (string | Node)[], cell: 'td' | 'th' = 'td'): HTMLTableRowElement {
  const element = document.createElement('tr');
  for (const content of cells) {
    const made = document.createElement(cell);
    made.append(content);
    element.append(made);
  }
  return element;
}

/** Says of a link whether it leads to what is shown. */
export function markCurrent(link: HTMLAnchorElement, current: boolean): void {
  if (current) link.setAttribute('aria-current', 'true');
  else link.removeAttribute('aria-current');
}
