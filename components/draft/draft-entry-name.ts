import type { DraftEntryView } from '@/lib/contract/draft';
import { shortDigest } from '@/lib/display/digest';
import { formatFullPlatform } from '@/lib/platform/format-platform';

/** What an entry of a draft is called: its platform, else the digest that it names. */
export function draftEntryName({ platform, digest }: Pick<DraftEntryView, 'platform' | 'digest'>): string {
  return platform === null ? `entry ${shortDigest(digest, 7)}` : formatFullPlatform(platform);
}
