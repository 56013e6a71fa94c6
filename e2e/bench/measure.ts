import type { TestInfo } from '@playwright/test';

/** One row of the result: what was measured, in the order of the run. */
export type Measure = Readonly<{
  /** Rows of one group are compared with each other. */
  group: string;
  name: string;
  unit: 'ms' | 'KiB' | 'MiB' | 'round trips' | 'KiB per inspection';
  samples: readonly number[];
  /** What the median should not exceed. */
  budget?: number;
  /** The same samples as round trips of the network that was measured over. */
  roundTripMs?: number;
  /** Requests to the registry that each sample took. */
  requests?: readonly number[];
  /** Samples of the same rounds that this row is set against: the ratio is the median of the rounds' ratios. */
  comparedWith?: readonly number[];
  note?: string | undefined;
}>;

export const measuresAttachment = 'measures';

/** Hands measures to the report. */
export async function report(info: TestInfo, measures: readonly Measure[]): Promise<void> {
  await info.attach(measuresAttachment, { body: JSON.stringify(measures), contentType: 'application/json' });
}

export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return (low + high) / 2;
}

/** How many times as much a row took as what it is compared with, round by round; null where it is not compared. */
export function medianRatio({ samples, comparedWith }: Measure): number | null {
  if (comparedWith === undefined) return null;
  const ratios = samples.flatMap((sample, round) => {
    const other = comparedWith[round];
    return other === undefined ? [] : [sample / other];
  });
  return ratios.length === 0 ? null : median(ratios);
}
