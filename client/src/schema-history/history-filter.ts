/** What is typed into the filter: `sales.orders since:2026-11-01 until:2026-11-15`, in any order. */
export interface HistoryFilter {
  readonly schema?: string;
  readonly text?: string;
  readonly since?: number;
  readonly until?: number;
}

const DAY = 24 * 60 * 60 * 1000;

/** A date that is none is told to the person who types it, and the filter is not taken. */
export function parseHistoryFilter(typed: string): { readonly filter: HistoryFilter; readonly wrongDate: string | null } {
  let filter: HistoryFilter = {};
  let wrongDate: string | null = null;
  const names: string[] = [];
  for (const word of typed.trim().split(/\s+/)) {
    const [, edge = '', date = ''] = /^(since|until):(.*)$/i.exec(word) ?? [];
    if (edge === '') {
      names.push(word);
      continue;
    }
    const time = dayOf(date);
    if (Number.isNaN(time)) wrongDate ??= date;
    else if (edge.toLowerCase() === 'since') filter = { ...filter, since: time };
    // A day ends at its end.
    else filter = { ...filter, until: time + DAY - 1 };
  }
  const name = names.join(' ');
  const dot = name.indexOf('.');
  if (dot > 0) filter = { ...filter, schema: name.slice(0, dot) };
  const text = name.slice(dot + 1);
  return { filter: text === '' ? filter : { ...filter, text }, wrongDate };
}

/** The beginning of a day where the person is. */
function dayOf(date: string): number {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(date) ?? [];
  if (year === undefined) return Number.NaN;
  const time = new Date(Number(year), Number(month) - 1, Number(day));
  return time.getMonth() === Number(month) - 1 ? time.getTime() : Number.NaN;
}
