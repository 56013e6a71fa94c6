import 'server-only';

/** A signal that ends work after a time, or when whoever asked for it leaves. To be disposed of when the work is done. */
export type Deadline = Readonly<{
  signal: AbortSignal;
  /** Whether the time was up before the asker left. */
  hasPassed(): boolean;
  /** The time begins anew: something moved, or is waited for again after a pause. */
  restart(): void;
  /** The time does not count until it begins anew: somebody else is waited for. */
  pause(): void;
  dispose(): void;
}>;

/**
 * The deadline of work that begins now. Hundreds stand at once: one controller and one listener cost a fraction of
 * `AbortSignal.any` with `AbortSignal.timeout`.
 */
export function deadlineAfter(timeoutMs: number, asker: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  let hasPassed = false;
  const leave = () => controller.abort(asker?.reason);
  const pass = () => {
    hasPassed = true;
    controller.abort(new DOMException('The time for it is over.', 'TimeoutError'));
  };
  let timer = setTimeout(pass, timeoutMs).unref();
  let isPaused = false;
  if (asker?.aborted) leave();
  else asker?.addEventListener('abort', leave, { once: true });
  return {
    signal: controller.signal,
    hasPassed: () => hasPassed,
    restart() {
      // A timer that was cleared cannot be refreshed.
      if (isPaused) timer = setTimeout(pass, timeoutMs).unref();
      else timer.refresh();
      isPaused = false;
    },
    pause() {
      clearTimeout(timer);
      isPaused = true;
    },
    dispose() {
      clearTimeout(timer);
      asker?.removeEventListener('abort', leave);
    },
  };
}
