import type { ImageView } from '@/lib/contract/image';

/** `14 of 100 pulls left`; null where the registry announces no limit. */
export function pullsLeft({ rateLimit }: Pick<ImageView, 'rateLimit'>): string | null {
  if (rateLimit === null) return null;
  const { remaining, limit } = rateLimit;
  const count = remaining.toLocaleString('en');
  return limit === null ? `${count} pulls left` : `${count} of ${limit.toLocaleString('en')} pulls left`;
}
