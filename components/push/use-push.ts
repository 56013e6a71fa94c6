'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Push } from '@/lib/contract/push';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { fetchJson } from '../problem/fetch-json';

/** How often a push is asked for where its events do not come through. */
const pollEveryMs = 1000;

/** A push as it stood at `readAtMs`. */
export type ReadPush = Readonly<{ push: Push; readAtMs: number }>;

/** A push as it goes on: told by the server as it happens, or asked for again and again where a proxy holds events back. */
export function usePush(initial: ReadPush): Push {
  const client = useQueryClient();
  const { id } = initial.push;
  const [isStreaming, setStreaming] = useState(true);
  const { data: push } = useQuery({
    queryKey: queryKeys.push(id),
    queryFn: ({ signal }) => fetchJson<Push>(routes.api.push(id), signal),
    initialData: initial.push,
    initialDataUpdatedAt: initial.readAtMs,
    staleTime: 0,
    refetchInterval: ({ state }) => (isStreaming || state.data?.finishedAt !== null ? false : pollEveryMs),
  });
  const isOver = push.finishedAt !== null;

  useEffect(() => {
    if (isOver) return;
    const events = new EventSource(routes.api.push(id, 'events'));
    events.onmessage = ({ data }) => {
      setStreaming(true);
      client.setQueryData<Push>(queryKeys.push(id), JSON.parse(data));
    };
    events.onerror = () => {
      events.close();
      setStreaming(false);
    };
    return () => events.close();
  }, [client, id, isOver]);

  return push;
}
