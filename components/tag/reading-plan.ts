import type { ReaderState } from './tag-row-reader';

/** More requests than this are made only after somebody agreed. */
const freeRequests = 1000;
/** What a tag costs where none was read yet: its digest, its manifest and a bit of what that names. */
const guessedRequestsPerTag = 3;

/** Whether the tags out of sight are read unasked, and what they would cost. */
export type ReadingPlan = Readonly<{ isFree: boolean; requests: number }>;

/** Where every read counts against a limit of pulls nothing is read unasked, a pull for each tag. */
export function planReading(
  unreadCount: number,
  isScarce: boolean,
  { requests, tagsRead }: Pick<ReaderState, 'requests' | 'tagsRead'>,
): ReadingPlan {
  if (isScarce) return { isFree: false, requests: unreadCount };
  const perTag = tagsRead === 0 || requests === 0 ? guessedRequestsPerTag : requests / tagsRead;
  const needed = Math.ceil(unreadCount * perTag);
  return { isFree: requests + needed <= freeRequests, requests: needed };
}

/** A number that is a guess: two digits tell enough. */
export function roughly(count: number): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return (Math.round(count / unit) * unit).toLocaleString('en');
}
