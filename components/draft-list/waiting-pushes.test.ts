import { expect, it } from 'vitest';
import type { PushSummary } from '@/lib/contract/push';
import { waitingPushes } from './waiting-pushes';

const push = (id: string, state: PushSummary['state'], target = 'a:1') =>
  ({ id, state, target, canResume: state === 'failed' || state === 'cancelled' }) as PushSummary;

it('what failed, was stopped or met a conflict waits, until something is pushed to its tag', () => {
  const pushes = [
    push('1', 'failed'),
    push('2', 'done'),
    push('3', 'conflict'),
    push('4', 'conflict', 'b:1'),
    push('5', 'cancelled', 'c:1'),
    push('6', 'running', 'd:1'),
  ];
  expect(waitingPushes(pushes).map(({ id }) => id)).toEqual(['1', '4', '5']);
});
