'use client';

import { useEffect, useState } from 'react';

/** The time, in milliseconds since 1970, told anew every `everyMs`. Only for what is never drawn by the server. */
export function useNow(everyMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return nowMs;
}
