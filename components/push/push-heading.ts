import type { Push } from '@/lib/contract/push';

/** What a push is doing or has come to, in one or two words. */
export function pushHeading({ state, undoOf }: Pick<Push, 'state' | 'undoOf'>): string {
  const isUndo = undoOf !== null;
  switch (state) {
    case 'queued':
      return 'Waiting to push';
    case 'running':
      return isUndo ? 'Putting back' : 'Pushing';
    case 'done':
      return isUndo ? 'Put back' : 'Pushed';
    case 'failed':
      return 'Failed';
    case 'cancelled':
      return 'Stopped';
    case 'conflict':
      return 'Not pushed';
  }
}
