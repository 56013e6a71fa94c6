'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import type { Push } from '@/lib/contract/push';
import { announce } from '../ui/announce';
import { pushShare } from './platform-progress';
import { pushHeading } from './push-heading';

/** Tells those who cannot see it how a push goes on: each quarter, and how it ends. */
export function usePushNews(push: Push): void {
  const quarter = Math.floor(pushShare(push) * 4) * 25;
  const news =
    push.finishedAt === null ? `${quarter} %` : `${pushHeading(push)}: ${push.problem?.message ?? push.target}`;
  const isFirst = useRef(true);
  const tell = useEffectEvent((text: string) => {
    // What the page opens with is read with the page.
    if (!isFirst.current) announce(text);
    isFirst.current = false;
  });
  useEffect(() => tell(news), [news]);
}
