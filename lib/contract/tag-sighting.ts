import type { Digest } from '../oci/digest';
import type { PlatformView } from './image';

/** What a tag was seen to name: a digest and its platforms, and when that was last so. */
export type TagSighting = Readonly<{ digest: Digest; platforms: readonly PlatformView[]; seenAtMs: number }>;

/** What the tag named before `digest`; null when it was never seen to name anything else. `sightings` come latest first. */
export function lastSighting(sightings: readonly TagSighting[], digest: Digest): TagSighting | null {
  return sightings.find((sighting) => sighting.digest !== digest) ?? null;
}
