import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { shareRegistries } from '@/lib/registry/registries';
import { isSilent } from '@/lib/testing/faults';
import { type MemoryRegistry, startMemoryRegistry } from '@/lib/testing/memory-registry';
import { pushedPair } from '@/lib/testing/pushed-pair';
import { freshRegistries } from '@/lib/testing/registries';
import { composeDraft } from './compose-draft';
import { pushRunner } from './push-runner';
import { startPush } from './start-push';
import { watchPush } from './watch-push';

let source: MemoryRegistry;
let target: MemoryRegistry;
beforeAll(async () => {
  [source, target] = await Promise.all([startMemoryRegistry(), startMemoryRegistry()]);
  shareRegistries(freshRegistries());
  source.keep('far/app', pushedPair.docker, '1');
});
afterAll(() => Promise.all([source.stop(), target.stop()]));

/** A push that stands still at its first upload. */
async function heldPush(): Promise<string> {
  const sources = [`${source.host}/far/app:1`];
  const draft = await composeDraft({ target: `${target.host}/team/app:1`, sources });
  target.spoil('POST upload', isSilent);
  return (await startPush(draft.id)).id;
}

/** Counts who listens to pushes. */
function listeners(): { count: number } {
  const counted = { count: 0 };
  const runner = pushRunner();
  const listen = runner.listen.bind(runner);
  vi.spyOn(runner, 'listen').mockImplementation((id, listener) => {
    const stop = listen(id, listener);
    counted.count++;
    return () => {
      counted.count--;
      stop();
    };
  });
  return counted;
}

test('nobody listens any more once who watched has left, or the push has ended', async () => {
  const id = await heldPush();
  const listening = listeners();
  const leaving = new AbortController();
  const watchers = Array.from({ length: 20 }, (_, at) =>
    watchPush(id, at < 10 ? leaving.signal : new AbortController().signal),
  );
  const ends = watchers.map(async (watcher) => {
    const states: string[] = [];
    for await (const { state } of watcher) states.push(state);
    return states.at(-1);
  });
  await vi.waitFor(() => expect(listening.count).toBe(20));
  leaving.abort();
  await Promise.all(ends.slice(0, 10));
  await vi.waitFor(() => expect(listening.count).toBe(10));
  await pushRunner().cancel(id);
  expect(await Promise.all(ends.slice(10))).toEqual(Array.from({ length: 10 }, () => 'cancelled'));
  expect(listening.count).toBe(0);
  target.heal();
  vi.restoreAllMocks();
});

test('who connects again is told how far the push is, and goes on hearing', async () => {
  const id = await heldPush();
  const first = new AbortController();
  for await (const { steps } of watchPush(id, first.signal)) if (steps.length > 0) break;
  const again = watchPush(id, new AbortController().signal);
  expect((await again.next()).value).toMatchObject({
    state: 'running',
    steps: expect.arrayContaining([expect.anything()]),
  });
  await pushRunner().cancel(id);
  let last: string | undefined;
  for await (const { state } of again) last = state;
  expect(last).toBe('cancelled');
  target.heal();
});
