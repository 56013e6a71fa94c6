import type { Socket } from 'node:net';

type Held = Readonly<{ dueMs: number; chunk: Buffer | null }>;

/** Timers fire late by a part of a millisecond, so the last of a wait is spent turning the event loop. */
const timerSlackMs = 0.5;

/**
 * Passes on what `from` sends to `to`, `delayMs` later and in order; what comes within `openingMs` of the start waits until that is over.
 * Hears each chunk when it comes (`onSent`) and when it is passed on (`onArrived`).
 */
export function delayedPipe(
  from: Socket,
  to: Socket,
  options: Readonly<{
    delayMs: number;
    openingMs?: number;
    onSent?: (chunk: Buffer) => void;
    onArrived?: (chunk: Buffer) => void;
  }>,
): void {
  // One queue and one timer, so that no chunk can overtake another.
  const queue: Held[] = [];
  let lastDueMs = performance.now() + (options.openingMs ?? 0) + options.delayMs;
  let isArmed = false;

  const hold = (chunk: Buffer | null) => {
    lastDueMs = Math.max(lastDueMs, performance.now() + options.delayMs);
    queue.push({ dueMs: lastDueMs, chunk });
    arm();
  };
  const arm = () => {
    const [next] = queue;
    if (isArmed || next === undefined) return;
    isArmed = true;
    const waitMs = next.dueMs - performance.now() - timerSlackMs;
    if (waitMs > 0) setTimeout(drain, waitMs);
    else setImmediate(drain);
  };
  const drain = () => {
    isArmed = false;
    for (let next = queue[0]; next !== undefined && next.dueMs <= performance.now(); next = queue[0]) {
      queue.shift();
      pass(next.chunk);
    }
    arm();
  };
  const pass = (chunk: Buffer | null) => {
    if (to.destroyed) return;
    if (chunk === null) to.end();
    else {
      options.onArrived?.(chunk);
      to.write(chunk);
    }
  };
  from.on('data', (chunk: Buffer) => {
    options.onSent?.(chunk);
    hold(chunk);
  });
  from.once('end', () => hold(null));
}
