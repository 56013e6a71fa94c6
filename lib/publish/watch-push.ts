import 'server-only';
import { setTimeout as delay } from 'node:timers/promises';
import type { Push } from '@/lib/contract/push';
import { storedPush } from '@/lib/store/pushes';
import { aborted } from './aborted';
import { pushRunner } from './push-runner';
import { pushView } from './push-view';

/**
 * Changes that come faster than this are told together; of a push of thousands, whose view takes its time, less often. The end is
 * told at once.
 */
const pauseMs = 200;
const pauseForView = 4;

/** A push as it is now, and again whenever something of it has changed, until it has ended. Throws `not_found`. */
export async function* watchPush(id: string, signal: AbortSignal): AsyncGenerator<Push> {
  for (;;) {
    // Whoever listens before looking misses nothing.
    const changed = new AbortController();
    const stop = pushRunner().listen(id, () => changed.abort());
    try {
      const startedMs = performance.now();
      const view = pushView(await storedPush(id));
      const tookMs = performance.now() - startedMs;
      yield view;
      if (view.finishedAt !== null || signal.aborted) return;
      await aborted(AbortSignal.any([changed.signal, signal]));
      await Promise.race([delay(Math.max(pauseMs, pauseForView * tookMs)), pushRunner().ended(id)]);
    } finally {
      stop();
    }
  }
}
