import { expect, it } from 'vitest';
import { formatAge, formatDate, formatMoment, formatTime } from './date';

it.each([
  ['2025-05-02T09:14:07Z', '2 May 2025', '09:14 UTC'],
  ['2022-11-22T22:19:29.123456789Z', '22 Nov 2022', '22:19 UTC'],
  ['2025-01-01T00:30:00+02:00', '31 Dec 2024', '22:30 UTC'],
  ['1970-01-01T00:00:00Z', '1 Jan 1970', '00:00 UTC'],
])('%s is the day %s and the time %s, wherever it is read', (iso, date, time) => {
  expect(formatDate(iso)).toBe(date);
  expect(formatTime(iso)).toBe(time);
});

it('leaves a text that is no time as it is', () => {
  expect(formatDate('yesterday')).toBe('yesterday');
  expect(formatTime('yesterday')).toBe('');
});

it.each([
  ['2025-05-02T09:14:07Z', '2025-05-02T23:59:59Z', '09:14 UTC'],
  ['2025-05-02T23:14:07Z', '2025-05-03T00:00:00Z', '2 May 2025'],
])('%s at %s is told as %s', (iso, now, text) => expect(formatMoment(iso, now)).toBe(text));

const day = 86_400_000;
it.each([
  [-5, 'just now'],
  [59_999, 'just now'],
  [60_000, '1 min ago'],
  [26 * 60_000, '26 min ago'],
  [3_600_000, '1 h ago'],
  [day - 1, '23 h ago'],
  [day, '1 day ago'],
  [60 * day, '60 days ago'],
  [61 * day, '2 months ago'],
  [730 * day, '23 months ago'],
  [731 * day, '2 years ago'],
])('%d ms read as %s', (ageMs, text) => {
  expect(formatAge(ageMs)).toBe(text);
});
