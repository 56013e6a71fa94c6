import type { PushSummary } from '@/lib/contract/push';
import { failedSide } from '../push/failed-side';
import { pushShare } from '../push/platform-progress';
import type { Tone } from '../ui/status';

/** How a push stands, in a word or two, and in what follows why. */
export type PushStateText = Readonly<{ tone: Tone; word: string; why: string }>;

/** The state of a push as the history tells it. */
export function pushStateText(push: PushSummary): PushStateText {
  const { state, undoneBy, undoOf, problem } = push;
  switch (state) {
    case 'queued':
      return { tone: 'muted', word: 'waiting', why: 'for another push to this repository' };
    case 'running':
      return { tone: 'info', word: `${Math.floor(pushShare(push) * 100)} %`, why: '' };
    case 'done':
      if (undoneBy !== null) return { tone: 'muted', word: 'undone', why: '' };
      return { tone: 'ok', word: undoOf === null ? 'pushed' : 'put back', why: 'read back' };
    case 'cancelled':
      return { tone: 'warn', word: 'stopped', why: 'can resume' };
    case 'conflict':
      return { tone: 'warn', word: 'conflict', why: 'the tag moved' };
    case 'failed': {
      const side = failedSide(push);
      return { tone: 'danger', word: side === null ? 'failed' : `failed at the ${side}`, why: problem?.message ?? '' };
    }
  }
}
