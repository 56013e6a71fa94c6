import type { Push } from '@/lib/contract/push';

/** The side on which something of a push failed, where its problem tells it. */
export function failedSide({ problem }: Pick<Push, 'problem'>): 'source' | 'target' | null {
  const side = problem?.details?.side;
  return side === 'source' || side === 'target' ? side : null;
}
