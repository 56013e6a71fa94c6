const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** The day of an RFC 3339 time, in UTC: `2 May 2025`. A text that is no time comes back as it is. */
export function formatDate(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** The time of day of an RFC 3339 time: `09:14 UTC`. Empty when the text is no time. */
export function formatTime(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? '' : `${date.toISOString().slice(-13, -8)} UTC`;
}

/** An RFC 3339 time as short as it can be told at `now`: the time of day where it is the same day in UTC, else the day. */
export function formatMoment(iso: string, now: string): string {
  return formatDate(iso) === formatDate(now) ? formatTime(iso) : formatDate(iso);
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago something was: `just now`, `26 min ago`, `6 h ago`, `9 days ago`, `2 years ago`. */
export function formatAge(ageMs: number): string {
  if (ageMs < minute) return 'just now';
  if (ageMs < hour) return `${Math.floor(ageMs / minute)} min ago`;
  if (ageMs < day) return `${Math.floor(ageMs / hour)} h ago`;
  if (ageMs < 61 * day) return counted(Math.floor(ageMs / day), 'day');
  if (ageMs < 731 * day) return counted(Math.floor(ageMs / (30.44 * day)), 'month');
  return counted(Math.floor(ageMs / (365.25 * day)), 'year');
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}
