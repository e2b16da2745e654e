import type { ProfiledTable, ProfileRecord } from '../../server/src/protocol/index.ts';
import { element } from '../shared/dom.ts';
import { trend } from './charts.ts';
import type { Figures } from './figures.ts';
import type { Translate } from './strings/index.ts';

const TREND = { width: 120, height: 34, most: 30 } as const;

/** What there is to say about the table as a whole. */
export function overview(profile: ProfiledTable, records: readonly ProfileRecord[], t: Translate, figures: Figures): HTMLElement {
  const { rows, sampled, columns, takenAt, milliseconds, candidateKeys, freshness } = profile;
  const personal = columns.filter(({ masked }) => masked).length;
  const keys = candidateKeys.map((key) => key.join(' + '));
  const [fresh] = freshness;
  const sample = sampled === null ? t('whole') : t('ofSample', figures.number(sampled));
  return element(
    'dl',
    { class: 'overview' },
    tile(sampled === null ? t('rows') : t('rowsSampled'), figures.count(rows), sample),
    tile(t('columns'), figures.count(columns.length), ''),
    tile(t('taken'), figures.day(takenAt), `${figures.time(takenAt)}, ${t('took', figures.number(Math.round(milliseconds / 10) / 100))}`),
    tile(t('keys'), keys[0] ?? t('noKeys'), keys.slice(1, 6).join(', ')),
    fresh === undefined ? null : tile(t('freshness'), fresh.latest.slice(0, 10), `${fresh.latest.slice(11, 16)} ${fresh.column}`.trim()),
    tile(t('personal'), personal === 0 ? t('noPersonal') : t('personalCount', personal), ''),
    trendTile(records, t, figures),
  );
}

function tile(name: string, value: string, note: string): HTMLElement {
  return element(
    'div',
    { class: 'tile' },
    element('dt', { text: name }),
    element('dd', { class: 'value', text: value, attributes: { title: value } }),
    element('dd', { class: 'note', text: note, attributes: { title: note } }),
  );
}

/** Only of profiles of all rows: samples tell nothing of how many there are. */
function trendTile(records: readonly ProfileRecord[], t: Translate, figures: Figures): HTMLElement | null {
  const whole = records.filter(({ sampled }) => sampled === null).slice(0, TREND.most);
  if (whole.length < 2) return null;
  const values = whole.map(({ rows }) => rows).reverse();
  const label = t('trendLabel', values.length, figures.count(values[0] ?? 0), figures.count(values.at(-1) ?? 0));
  const made = element('div', { class: 'tile' }, element('dt', { text: t('trend') }));
  made.append(element('dd', { class: 'drawn', attributes: { title: label } }, trend(values, label, TREND.width, TREND.height)));
  return made;
}
