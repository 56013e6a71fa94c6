// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Push } from '@/lib/contract/push';
import { usePush } from './use-push';

/** The events of the browser, which jsdom has not: each stands until it is closed. */
class Events {
  static all: Events[] = [];
  isClosed = false;
  onmessage: ((event: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(readonly url: string) {
    Events.all.push(this);
  }
  close() {
    this.isClosed = true;
  }
}
const open = () => Events.all.filter(({ isClosed }) => !isClosed);

const push = (changes: Partial<Push>): Push => ({
  id: 'p1',
  state: 'running',
  target: 'localhost:5000/app:1',
  tags: ['1'],
  draft: null,
  mediaType: null,
  digest: null,
  sizeBytes: 0,
  before: null,
  platforms: [],
  removed: [],
  bytes: { sent: 0, total: 100 },
  stepCount: { done: 0, total: 0 },
  steps: [],
  problem: null,
  conflict: null,
  log: [],
  undoOf: null,
  undoneBy: null,
  canUndo: false,
  canResume: false,
  createdAt: '2026-01-01T00:00:00Z',
  finishedAt: null,
  ...changes,
});

beforeEach(() => {
  vi.useFakeTimers();
  Events.all = [];
  vi.stubGlobal('EventSource', Events);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function watch() {
  // What is asked for in between is asked of nobody here, and fails.
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const initial = { push: push({}), readAtMs: Date.now() };
  return renderHook(() => usePush(initial), { wrapper });
}
const tell = (changes: Partial<Push>) =>
  act(() => {
    open()[0]?.onmessage?.({ data: JSON.stringify(push(changes)) });
    // TanStack Query tells of news on the next turn.
    vi.advanceTimersByTime(1);
  });

it('hears of a push again after the server was started anew', () => {
  const { result } = watch();
  tell({ bytes: { sent: 40, total: 100 } });
  expect(result.current.bytes.sent).toBe(40);
  act(() => open()[0]?.onerror?.());
  expect(open()).toEqual([]);
  act(() => vi.advanceTimersByTime(5000));
  expect(open()).toHaveLength(1);
  tell({ bytes: { sent: 70, total: 100 } });
  expect(result.current.bytes.sent).toBe(70);
});

it('leaves nothing open when the push ends, and when nobody looks any more', () => {
  const ended = watch();
  tell({ state: 'done', finishedAt: '2026-01-01T00:01:00Z' });
  expect(ended.result.current.state).toBe('done');
  expect(open()).toEqual([]);
  act(() => vi.advanceTimersByTime(60_000));
  expect(open()).toEqual([]);

  const left = watch();
  act(() => open()[0]?.onerror?.());
  left.unmount();
  act(() => vi.advanceTimersByTime(60_000));
  expect(open()).toEqual([]);
});
