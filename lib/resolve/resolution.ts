import type { Digest } from '../oci/digest';
import type { Platform } from '../platform/platform';
import type { Emulation } from './emulation';
import type { Engine } from './engine';
import type { Host } from './host';

/** Which entry of an image an engine takes on a host, and why. */
export type Resolution = Readonly<{
  engine: Engine;
  host: Host;
  /** Null where the engine takes none, or where that cannot be told yet: see `unread`. */
  match: Match | null;
  /** Why, in one or two sentences. */
  reason: string;
  /** What the engine looks for, best first. Empty where it looks for nothing, as for a single manifest. */
  tried: readonly TriedPlatform[];
  /** Every entry: those that fit as the engine ranks them, then the others in the order of the index. */
  candidates: readonly Candidate[];
  /** What the engine prints when it takes none. */
  problemText: string | null;
  /** What the engine prints although it takes the match. */
  warning: string | null;
  fallback: Fallback | null;
  /** Whether the match is for an architecture that the host's processor does not execute. */
  emulated: boolean;
  /** The emulator that runs the match or, without one, what the image has instead; null where none can help. */
  emulation: Emulation | null;
  /** Whether the match is 32-bit ARM code for a 64-bit ARM machine, so that `host.aarch32` decides. */
  aarch32Matters: boolean;
  /** Ids of entries that rank as high as the match: it comes first in the index, that is all. */
  ties: readonly string[];
  /** Ids of entries whose manifest or index must be read before the answer is known. */
  unread: readonly string[];
}>;

/** The entry that is taken. */
export type Match = Readonly<{
  id: string;
  /** 0-based, in the index that holds it. */
  position: number;
  digest: Digest;
  /** What the descriptor declares, else what the config says; null where neither does. */
  platform: Platform | null;
  /** Compressed bytes of its config and layers; null while unknown. */
  totalBytes: number | null;
}>;

/** One entry as the engine sees it. */
export type Candidate = Readonly<{
  id: string;
  position: number;
  digest: Digest;
  platform: Platform | null;
  verdict: Verdict;
  /** Index into `tried`; its length for an entry without a platform; null where the entry does not fit. */
  rank: number | null;
  fallback: Fallback | null;
  /** Why, as a sentence. */
  because: string;
}>;

/**
 * `chosen`: taken · `entered`: a nested index that came first, in which the engine goes on · `fits`: it would be taken
 * without those before it · `refused`: it came first and the engine fails on it · `unread`: it came first, and what it is
 * must be read · `not-reached`: in a nested index that is not entered · `no-fit`: not for this host · `no-image`: an
 * attestation.
 */
export type Verdict = (typeof verdicts)[number];

export const verdicts = [
  'chosen',
  'entered',
  'fits',
  'refused',
  'unread',
  'not-reached',
  'no-fit',
  'no-image',
] as const;

/** One of the platforms an engine looks for. */
export type TriedPlatform = Readonly<{
  platform: Platform;
  fallback: Fallback | null;
  /** Ids of the entries that are for it, as the engine ranks them. */
  entries: readonly string[];
}>;

/**
 * Why an entry fits that is not just what the host is. `32-bit-arm`: 32-bit ARM code on a 64-bit machine · `386`: 32-bit
 * x86 code on one · `lower-variant`: made for less than the processor can do · `variant-not-stated`: the entry does not say
 * which variant it needs · `variant-not-known`: the host does not say which it has · `no-platform`: the entry says nothing.
 */
export type Fallback = (typeof fallbacks)[number];

export const fallbacks = [
  '32-bit-arm',
  '386',
  'lower-variant',
  'variant-not-stated',
  'variant-not-known',
  'no-platform',
] as const;
