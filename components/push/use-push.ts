'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Push } from '@/lib/contract/push';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { fetchJson } from '../problem/fetch-json';

/** How often a push is asked for where its events do not come through. */
const pollEveryMs = 1000;
/** How long after their end events are asked for again: a server that was started anew goes on with the push. */
const reopenAfterMs = 5000;

/** A push as it stood at `readAtMs`. */
export type ReadPush = Readonly<{ push: Push; readAtMs: number }>;

/**
 * A push as it goes on: told by the server as it happens, or asked for again and again where they do not come:
 * a proxy holds them back, or the server is started anew.
 */
export function usePush(initial: ReadPush): Push {
  const client = useQueryClient();
  const { id } = initial.push;
  const [isStreaming, setStreaming] = useState(true);
  const [attempt, setAttempt] = useState(1);
  const { data: push } = useQuery({
    queryKey: queryKeys.push(id),
    queryFn: ({ signal }) => fetchJson<Push>(routes.api.push(id), signal),
    initialData: initial.push,
    initialDataUpdatedAt: initial.readAtMs,
    staleTime: 0,
    refetchInterval: ({ state }) => (isStreaming || state.data?.finishedAt !== null ? false : pollEveryMs),
  });
  const isOver = push.finishedAt !== null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens them anew.
  useEffect(() => {
    if (isOver) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const events = new EventSource(routes.api.push(id, 'events'));
    events.onmessage = ({ data }) => {
      setStreaming(true);
      client.setQueryData<Push>(queryKeys.push(id), JSON.parse(data));
    };
    events.onerror = () => {
      events.close();
      setStreaming(false);
      timer = setTimeout(() => setAttempt((count) => count + 1), reopenAfterMs);
    };
    return () => {
      events.close();
      clearTimeout(timer);
    };
  }, [client, id, isOver, attempt]);

  return push;
}
