// Times as users write them: an instant in UTC, a period between two, a day.

import type { Validity } from './trust-domain.ts';

const INSTANT = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`;
const WHOLE_INSTANT = new RegExp(`^${INSTANT}$`);
const PERIOD = new RegExp(`^(${INSTANT})?/(${INSTANT})?$`);

/** How a period is written, in words. */
export const periodForm = 'START/END, as 2026-01-01T00:00:00Z/2026-12-31T23:59:59Z; one of them may be left out';

/** An instant of the calendar; null where a text is none. */
export function parseInstant(text: string): Date | null {
  if (!WHOLE_INSTANT.test(text)) return null;
  const time = new Date(text);
  // 2027-02-30 is none, though `Date` may take it for March 2.
  return !Number.isNaN(time.getTime()) && time.toISOString() === text.replace('Z', '.000Z') ? time : null;
}

/** A period with its ends in order, at least one of which is given; null where a text is none. */
export function parsePeriod(text: string): Validity | null {
  const [, start, end] = PERIOD.exec(text) ?? [];
  const [from, to] = [start, end].map((one) => (one === undefined ? null : parseInstant(one)));
  if ((start !== undefined && from === null) || (end !== undefined && to === null) || from === undefined || to === undefined || (from ?? to) === null) return null;
  return from !== null && to !== null && from > to ? null : { start: from, end: to };
}

/** Whether a text is a day of the calendar, as 2027-03-31. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && parseInstant(`${text}T00:00:00Z`) !== null;
}
