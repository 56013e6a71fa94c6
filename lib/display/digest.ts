import type { Digest } from '../oci/digest';
import { digestHex } from '../oci/digest';

/** The first hex digits of a digest, enough to tell two apart by eye: 7 in cells, 12 elsewhere. */
export function shortDigest(digest: Digest, digits: 7 | 12): string {
  return digestHex(digest).slice(0, digits);
}

/** The six hex digits that the six blocks of a swatch show. */
export function swatchDigits(digest: Digest): readonly string[] {
  return [...digestHex(digest).slice(0, 6)];
}

/** The whole hex part in groups of eight, for reading aloud and for breaking lines. */
export function groupedHex(digest: Digest): readonly string[] {
  return digestHex(digest).match(/.{1,8}/g) ?? [];
}
