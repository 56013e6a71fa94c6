import type { Digest } from '../oci/digest';
import type { PlatformView } from './image';

/** What a tag was seen to name: a digest and its platforms, and when that was last so. */
export type TagSighting = Readonly<{ digest: Digest; platforms: readonly PlatformView[]; seenAtMs: number }>;

/** What the tag named before `digest`; null when it was never seen to name anything else. `sightings` come latest first. */
export function lastSighting(sightings: readonly TagSighting[], digest: Digest): TagSighting | null {
  return sightings.find((sighting) => sighting.digest !== digest) ?? null;
}

/** When a tag was seen to name a digest: without a break since `sinceMs` (null: not known), and last at `seenAtMs`. */
export type TagSpan = Readonly<{ digest: Digest; sinceMs: number | null; seenAtMs: number }>;

/**
 * When the tag was first seen to name `digest` after it had named another: `nowMs` where that is seen only now, null
 * where no move was seen.
 */
export function movedAtMs(spans: readonly TagSpan[], digest: Digest, nowMs: number): number | null {
  const others = spans.filter((span) => span.digest !== digest);
  const own = spans.find((span) => span.digest === digest);
  const last = Math.max(...others.map(({ seenAtMs }) => seenAtMs));
  if (others.length === 0) return null;
  if (own === undefined || own.seenAtMs < last) return nowMs;
  return own.sinceMs;
}

/** As long a sighting need not be kept anew. */
const freshMs = 10 * 60 * 1000;

/** Whether what a tag names was seen just now, and nothing else since: keeping that again would tell nothing. */
export function isFreshlySeen(spans: readonly TagSpan[], digest: Digest, nowMs: number): boolean {
  const latest = spans.reduce<TagSpan | null>(
    (last, span) => (span.seenAtMs >= (last?.seenAtMs ?? 0) ? span : last),
    null,
  );
  return latest !== null && latest.digest === digest && nowMs - latest.seenAtMs < freshMs;
}
