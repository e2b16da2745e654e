import type { ProfileDrift, ProfiledColumn } from '../../server/src/protocol/index.ts';
import { element } from '../shared/dom.ts';
import { type Bar, histogram, shareBar } from './charts.ts';
import type { Figures } from './figures.ts';
import type { Translate } from './strings/index.ts';

const SPARK_HEIGHT = 26;
const SHOWN_VALUES = 2;

/** One line of the list of columns. */
export function columnRow(column: ProfiledColumn, drift: readonly ProfileDrift[], t: Translate, figures: Figures): HTMLElement {
  return element(
    'div',
    { class: 'row' },
    nameCell(column, drift, t),
    nullsCell(column, t, figures),
    distinctCell(column, t, figures),
    cell('range', rangeOf(column, figures)),
    element('div', { class: 'cell spark' }, spark(column, t, figures, SPARK_HEIGHT)),
    topCell(column, t, figures),
  );
}

export function headRow(t: Translate): HTMLElement {
  const head = (name: string, text: string) => element('div', { class: `cell ${name}`, text });
  return element(
    'div',
    { class: 'row head', attributes: { 'aria-hidden': 'true' } },
    head('name', t('column')),
    head('nulls', t('nulls')),
    head('distinct', t('distinct')),
    head('range', t('range')),
    head('spark', t('distribution')),
    head('top', t('top')),
  );
}

function cell(name: string, text: string): HTMLElement {
  return element('div', { class: `cell ${name}`, text, attributes: { title: text } });
}

function nameCell({ name, type, domain, masked, problem }: ProfiledColumn, drift: readonly ProfileDrift[], t: Translate): HTMLElement {
  const gravest = (['error', 'warning', 'info'] as const).find((severity) => drift.some((finding) => finding.severity === severity));
  return element(
    'div',
    { class: 'cell name' },
    element(
      'div',
      { class: 'line' },
      element('span', { class: 'column-name', text: name, attributes: { title: name } }),
      gravest === undefined
        ? null
        : element('span', {
            class: `severity ${gravest}`,
            text: `${SIGNS[gravest]} ${t(`severity_${gravest}`)}`,
            attributes: { title: drift.map(({ message }) => message).join('\n') },
          }),
    ),
    element(
      'div',
      { class: 'line small' },
      element('span', { class: 'type', text: type }),
      domain === null ? null : element('span', { class: `domain ${domain.personal ? 'personal' : ''}`, text: domain.name }),
      masked ? element('span', { class: 'masked', text: t('masked') }) : null,
      problem === null ? null : element('span', { class: 'problem', text: '⚠', attributes: { title: problem, 'aria-label': problem } }),
    ),
  );
}

export const SIGNS = { error: '✖', warning: '▲', info: '●' } as const;

function nullsCell({ nulls, rows }: ProfiledColumn, t: Translate, figures: Figures): HTMLElement {
  if (rows === 0) return cell('nulls', t('none'));
  const text = `${figures.percent(nulls / rows)} %`;
  const label = t('nullLabel', figures.percent(nulls / rows));
  return element(
    'div',
    { class: 'cell nulls', attributes: { title: label } },
    element('span', { class: 'figure', text }),
    shareBar(nulls / rows, 'nulls'),
  );
}

function distinctCell({ distinct }: ProfiledColumn, t: Translate, figures: Figures): HTMLElement {
  if (distinct === null) return cell('distinct', t('none'));
  const made = cell('distinct', `${distinct.method === 'exact' ? '' : '~'}${figures.count(distinct.count)}`);
  made.title = [made.title, methodOf(distinct.method, t)].filter(Boolean).join(' ');
  return made;
}

export function methodOf(method: NonNullable<ProfiledColumn['distinct']>['method'], t: Translate): string {
  switch (method) {
    case 'exact':
      return '';
    case 'approximate':
      return t('methodApproximate');
    case 'statistics':
      return t('methodStatistics');
    case 'sample':
      return t('methodSample');
  }
}

function rangeOf({ min, max }: ProfiledColumn, figures: Figures): string {
  if (min === null && max === null) return '';
  const [low, high] = [figures.brief(min), figures.brief(max)].map((text) => (text.length > 40 ? `${text.slice(0, 39)}…` : text));
  return low === high ? (low ?? '') : `${low} … ${high}`;
}

/** The histogram; where there is none, how the most frequent values share out. */
export function spark(column: ProfiledColumn, t: Translate, figures: Figures, height: number): SVGSVGElement | null {
  const { histogram: bins, kind, top, rows } = column;
  if (bins.length > 1) {
    const bound = (value: number) => figures.bound(value, kind);
    const bars = bins.map(
      ({ from, to, count }): Bar => ({ size: count, title: t('binLabel', bound(from), bound(to), figures.count(count)) }),
    );
    const most = bins.reduce((best, bin) => (bin.count > best.count ? bin : best));
    const total = bins.reduce((sum, { count }) => sum + count, 0);
    const label = t(
      'histogramLabel',
      column.name,
      figures.count(total),
      bound(bins[0]?.from ?? 0),
      bound(bins.at(-1)?.to ?? 0),
      bound(most.from),
      bound(most.to),
    );
    return histogram(bars, label, height);
  }
  if (top.length < 2 || rows === 0) return null;
  const bars = top.map(
    ({ value, count }): Bar => ({ size: count, title: t('barLabel', value, figures.count(count), figures.percent(count / rows)) }),
  );
  const label = `${t('top')}: ${bars
    .slice(0, 3)
    .map(({ title }) => title)
    .join(', ')}`;
  const drawn = histogram(bars, label, height);
  drawn.classList.add('of-values');
  return drawn;
}

function topCell({ top, rows }: ProfiledColumn, t: Translate, figures: Figures): HTMLElement {
  const lines = top.slice(0, SHOWN_VALUES).map(({ value, count }) => {
    const share = figures.percent(count / Math.max(1, rows));
    return element(
      'div',
      { class: 'line small', attributes: { title: t('barLabel', value, figures.count(count), share) } },
      element('span', { class: 'top-value', text: value === '' ? '""' : value }),
      element('span', { class: 'figure', text: `${share} %` }),
    );
  });
  return element('div', { class: 'cell top' }, ...lines);
}
