import type { ProfileDrift, ProfiledColumn } from '../../server/src/protocol/index.ts';
import { element, iconButton } from '../shared/dom.ts';
import { shareBar } from './charts.ts';
import { methodOf, SIGNS, spark } from './column-row.ts';
import type { Figures } from './figures.ts';
import type { Translate } from './strings/index.ts';

const HEIGHT = 110;
const CLOSE_ICON = 'M4 4l8 8M12 4l-8 8';

/** All that is known of one column. */
export function columnDetail(
  column: ProfiledColumn,
  drift: readonly ProfileDrift[],
  t: Translate,
  figures: Figures,
  close: () => void,
): HTMLElement {
  const { name, domain, masked, problem } = column;
  const drawn = spark(column, t, figures, HEIGHT);
  return element(
    'div',
    { class: 'detail-content' },
    element('div', { class: 'detail-head' }, element('h2', { text: name }), iconButton(CLOSE_ICON, t('close'), close)),
    problem === null ? null : element('p', { class: 'problem', text: `⚠ ${problem}` }),
    masked && domain !== null ? element('p', { class: 'masked-note', text: t('maskedNote', domain.name) }) : null,
    ...drift.map(({ severity, message }) => driftLine(severity, message, t)),
    drawn === null ? null : element('div', { class: 'drawn' }, drawn),
    drawn === null || column.histogram.length < 2 ? null : bounds(column, figures),
    facts(column, t, figures),
    list(t('top'), topRows(column, figures)),
    list(t('patterns'), patternRows(column, t, figures)),
    list(t('quantiles'), quantileRows(column, t, figures)),
  );
}

export function driftLine(severity: ProfileDrift['severity'], message: string, t: Translate): HTMLElement {
  return element(
    'p',
    { class: 'drift-line' },
    element('span', { class: `severity ${severity}`, text: `${SIGNS[severity]} ${t(`severity_${severity}`)}` }),
    element('span', { text: message }),
  );
}

function bounds({ histogram, kind }: ProfiledColumn, figures: Figures): HTMLElement {
  return element(
    'div',
    { class: 'bounds', attributes: { 'aria-hidden': 'true' } },
    element('span', { text: figures.bound(histogram[0]?.from ?? 0, kind) }),
    element('span', { text: figures.bound(histogram.at(-1)?.to ?? 0, kind) }),
  );
}

function facts(column: ProfiledColumn, t: Translate, figures: Figures): HTMLElement {
  const { rows, nulls, distinct, min, max, numbers, lengths, domain } = column;
  const number = (value: number | null | undefined) => (value === null || value === undefined ? null : figures.number(value));
  const outliers = numbers?.outliers?.fences ?? null;
  const all: readonly (readonly [name: string, value: string | null])[] = [
    [t('type'), column.base === undefined ? column.type : `${column.type} (${column.base})`],
    [t('domain'), domain === null ? null : `${domain.name} (${figures.percent(domain.confidence)} %)`],
    [t('nulls'), rows === 0 ? null : `${figures.count(nulls)} (${figures.percent(nulls / rows)} %)`],
    [t('distinct'), distinct === null ? null : [figures.count(distinct.count), methodOf(distinct.method, t)].filter(Boolean).join(' ')],
    [t('min'), min === null ? null : figures.value(min)],
    [t('max'), max === null ? null : figures.value(max)],
    [t('mean'), number(numbers?.mean)],
    [t('deviation'), number(numbers?.deviation)],
    [
      t('outliers'),
      outliers === null
        ? null
        : t('outliersText', figures.count(outliers.outside), figures.number(outliers.low), figures.number(outliers.high)),
    ],
    [t('nonFinite'), numbers === null || numbers.nonFinite === 0 ? null : figures.count(numbers.nonFinite)],
    [
      t('lengths'),
      lengths === null || lengths.max === null
        ? null
        : t('lengthsText', number(lengths.min) ?? '', number(lengths.max) ?? '', number(lengths.mean) ?? ''),
    ],
    [t('blank'), lengths === null || lengths.blank === 0 ? null : figures.count(lengths.blank)],
  ];
  const rowsOf = all.flatMap(([name, value]) => (value === null ? [] : [element('dt', { text: name }), element('dd', { text: value })]));
  return element('dl', { class: 'facts' }, ...rowsOf);
}

interface Line {
  readonly text: string;
  readonly figure: string;
  readonly share: number | null;
}

function list(title: string, lines: readonly Line[]): HTMLElement | null {
  if (lines.length === 0) return null;
  return element(
    'section',
    { class: 'list' },
    element('h3', { text: title }),
    ...lines.map(({ text, figure, share }) =>
      element(
        'div',
        { class: 'list-line' },
        element('span', { class: 'list-text', text, attributes: { title: text } }),
        share === null ? null : shareBar(share, 'value'),
        element('span', { class: 'figure', text: figure }),
      ),
    ),
  );
}

function topRows({ top, rows }: ProfiledColumn, figures: Figures): readonly Line[] {
  return top.map(({ value, count }) => ({
    text: value === '' ? '""' : value,
    figure: `${figures.count(count)} (${figures.percent(count / Math.max(1, rows))} %)`,
    share: count / Math.max(1, rows),
  }));
}

function patternRows({ patterns }: ProfiledColumn, t: Translate, figures: Figures): readonly Line[] {
  return patterns.map(({ pattern, matches, of }) => ({
    text: pattern,
    figure: t('patternShare', figures.percent(matches / Math.max(1, of)), figures.count(of)),
    share: matches / Math.max(1, of),
  }));
}

function quantileRows({ numbers }: ProfiledColumn, t: Translate, figures: Figures): readonly Line[] {
  return (numbers?.quantiles ?? []).map(({ fraction, value }) => ({
    text: t('quantile', figures.number(fraction * 100)),
    figure: figures.number(value),
    share: null,
  }));
}
