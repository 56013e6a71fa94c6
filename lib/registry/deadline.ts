import 'server-only';

/** Ends work after a time, or when whoever asked for it leaves. To be disposed of when the work is done. */
export type Deadline = Readonly<{
  /** Whether the time was up before the asker left. */
  hasPassed(): boolean;
  /** The time begins anew: something moved, or is waited for again after a pause. */
  restart(): void;
  /** The time does not count until it begins anew: somebody else is waited for. */
  pause(): void;
  dispose(): void;
}>;

/**
 * The deadline of work that begins now; `end` hears why it is over. Hundreds stand at once: a timer and a listener cost a
 * fraction of `AbortSignal.any` with `AbortSignal.timeout`.
 */
export function deadlineAfter(
  timeoutMs: number,
  asker: AbortSignal | undefined,
  end: (reason: Error) => void,
): Deadline {
  let hasPassed = false;
  const leave = () => end(asker?.reason);
  const pass = () => {
    hasPassed = true;
    end(new DOMException('The time for it is over.', 'TimeoutError'));
  };
  let timer = setTimeout(pass, timeoutMs).unref();
  let isPaused = false;
  if (asker?.aborted) leave();
  else asker?.addEventListener('abort', leave, { once: true });
  return {
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
