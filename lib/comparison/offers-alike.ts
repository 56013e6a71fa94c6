import type { EntryView } from '../contract/image';
import { platformKey } from '../platform/normalize-platform';
import type { ComparedImage } from './compared-side';

/**
 * Whether two indexes offer the same platforms in the same way, entry by entry: then whoever pulls an entry of one pulls its
 * counterpart of the other, by every engine, and nobody needs to be asked. False says nothing.
 */
export function offersAlike(a: ComparedImage, b: ComparedImage): boolean {
  if (a.kind !== 'index' || b.kind !== 'index' || a.mediaType !== b.mediaType) return false;
  const offers = [a.entries.map(offerOf), b.entries.map(offerOf)] as const;
  if (offers.flat().includes(null)) return false;
  const platforms = new Set(a.entries.map(({ platform }) => platform && platformKey(platform)));
  return platforms.size === a.entries.length && JSON.stringify(offers[0]) === JSON.stringify(offers[1]);
}

/** All that an engine looks at in an entry; null where it looks further, into a config or a nested index. */
function offerOf({ kind, mediaType, platform, annotations, entries }: EntryView): unknown {
  if (kind !== 'manifest' || platform === null || entries !== null) return null;
  return [mediaType, platform, annotations];
}
