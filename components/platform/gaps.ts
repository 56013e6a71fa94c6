import type { PlatformView } from '@/lib/contract/image';

/** Platforms that are expected and not listed, and the expectation they are drawn against. */
export type Gaps = Readonly<{
  platforms: readonly PlatformView[];
  /** The expectation in the width of a cell: `listed in 3.19`. */
  note: string;
  /** The expectation as a sentence. */
  sentence: string;
}>;

export const noGaps: Gaps = { platforms: [], note: '', sentence: '' };
