'use client';

import type { Route } from 'next';
import { useEffect, useEffectEvent, useState } from 'react';
import { Button } from '../ui/button';

type RetryCountdownProps = Readonly<{
  /** When the registry wants to be asked again, ISO 8601; null where it does not say. */
  retryAt: string | null;
  retry: Route | (() => void);
}>;

/** A registry that names no time is asked again after this long. */
const unannouncedMs = 5 * 60_000;
/** However short a pause it names: a page that asks at once and for ever would be part of the problem. */
const shortestMs = 10_000;

/** Asks again by itself once the time has come, but only while somebody sees the page; it can be stopped, or asked at once. */
export function RetryCountdown({ retryAt, retry }: RetryCountdownProps) {
  const [isWaiting, setWaiting] = useState(true);
  const [dueMs, setDueMs] = useState<number | null>(null);
  const [nowMs, setNowMs] = useState(0);
  const ask = () => (typeof retry === 'string' ? window.location.assign(retry) : retry());
  const askWhenDue = useEffectEvent(ask);

  useEffect(() => {
    if (!isWaiting) return;
    const startedMs = Date.now();
    const named = retryAt === null ? startedMs + unannouncedMs : Date.parse(retryAt);
    const due = Math.max(startedMs + shortestMs, named);
    const tick = () => {
      if (document.visibilityState === 'hidden') return;
      setNowMs(Date.now());
      if (Date.now() < due) return;
      setWaiting(false);
      askWhenDue();
    };
    setDueMs(due);
    tick();
    const timer = setInterval(tick, 1000);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [isWaiting, retryAt]);

  return (
    <>
      <Button
        variant="primary"
        onClick={() => {
          setWaiting(false);
          ask();
        }}
      >
        Try now
      </Button>
      {isWaiting && dueMs !== null ? (
        <span className="order-last flex w-full flex-wrap items-center gap-x-2 text-xs text-ink-3">
          <span>
            Tries again by itself <span role="timer">in {remaining(dueMs - nowMs)}</span>
          </span>
          <Button size="sm" variant="ghost" onClick={() => setWaiting(false)}>
            Stop waiting
          </Button>
        </span>
      ) : null}
    </>
  );
}

/** `33 min`, `45 s`, `2 h 5 min`. */
function remaining(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
