/** Milliseconds since 1970 of a date or a time as databases print them; times without a zone count as UTC. */
export function momentOf(text: string): number | null {
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)\d*\s*(?:(Z|UTC)|([+-]\d\d):?(\d\d)?)?)?$/.exec(text.trim());
  if (match === null) return null;
  const [, day, time = '00:00', , hours, minutes = '00'] = match;
  const moment = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}${hours === undefined ? 'Z' : `${hours}:${minutes}`}`);
  return Number.isNaN(moment) ? null : moment;
}
