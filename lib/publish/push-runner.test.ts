import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { shareRegistries } from '@/lib/registry/registries';
import { settings } from '@/lib/settings';
import { changeDraft, storedDraft } from '@/lib/store/drafts';
import { storedPush } from '@/lib/store/pushes';
import { isSilent } from '@/lib/testing/faults';
import { type MemoryRegistry, startMemoryRegistry } from '@/lib/testing/memory-registry';
import { pushEnded } from '@/lib/testing/pushed';
import { pushedPair } from '@/lib/testing/pushed-pair';
import { freshRegistries } from '@/lib/testing/registries';
import { composeDraft } from './compose-draft';
import { pushRunner } from './push-runner';
import { resumePush, startPush } from './start-push';
import { stopPush } from './stop-push';

let source: MemoryRegistry;
let target: MemoryRegistry;
beforeAll(async () => {
  [source, target] = await Promise.all([startMemoryRegistry(), startMemoryRegistry()]);
  shareRegistries(freshRegistries());
  source.keep('far/app', pushedPair.docker, '1');
});
afterAll(() => Promise.all([source.stop(), target.stop()]));

const draftTo = async (place: string) =>
  (await composeDraft({ target: place, sources: [`${source.host}/far/app:1`] })).id;

test('what nobody foresaw fails the push, and is reported with its cause', async () => {
  const layout = join(settings().dataFolder, 'layouts', 'spoilt');
  await mkdir(layout, { recursive: true });
  await writeFile(join(layout, 'blobs'), 'no folder');
  const report = vi.fn();
  pushRunner().reportTo(report);
  const push = await startPush(await draftTo('oci-layout://spoilt:1'));
  expect(await pushEnded(push.id)).toMatchObject({ state: 'failed', problem: { code: 'internal' } });
  expect(report).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'ENOTDIR' }), push.id);
});

/** A push that stands still at its first upload. */
async function heldPush(place: string, options = {}): Promise<Readonly<{ push: string; draft: string }>> {
  const draft = await draftTo(place);
  target.spoil('POST upload', isSilent);
  const push = (await startPush(draft, options)).id;
  await vi.waitFor(async () => expect(pushRunner().progressOf(push)?.steps).not.toEqual([]));
  return { push, draft };
}

test('a push that waits for its turn is stopped at once, and gives that turn to none before it comes', async () => {
  const { push: first } = await heldPush(`${target.host}/team/queue:1`);
  const second = await startPush(await draftTo(`${target.host}/team/queue:2`));
  const third = await startPush(await draftTo(`${target.host}/team/queue:3`));
  expect(await stopPush(second.id)).toMatchObject({ state: 'cancelled' });
  expect(await storedPush(first)).toMatchObject({ state: 'running' });
  expect(await storedPush(third.id)).toMatchObject({ state: 'queued' });
  await pushRunner().cancel(first);
  target.heal();
  expect(await pushEnded(third.id)).toMatchObject({ state: 'done' });
});

test('a draft that was edited while it was pushed is not purged', async () => {
  const { push, draft } = await heldPush(`${target.host}/team/purged:1`, { purge: true });
  await changeDraft(draft, null, (before) => ({ ...before, annotations: { added: 'meanwhile' } }));
  await pushRunner().cancel(push);
  target.heal();
  await resumePush(push);
  expect(await pushEnded(push)).toMatchObject({ state: 'done' });
  const kept = await storedDraft(draft);
  expect(kept).toMatchObject({ draft: { annotations: { added: 'meanwhile' } } });
  expect(kept.seen).toMatchObject({ digest: (await storedPush(push)).work.tags[0]?.after });
});

test('a push that is stopped between its tags says which of them it has written', async () => {
  const sources = [`${source.host}/far/app:1`];
  const draft = await composeDraft({ target: `${target.host}/team/tags:1`, tags: ['2', '3'], sources });
  target.spoil('PUT tag', isSilent, { skip: 1 });
  const { id } = await startPush(draft.id);
  await vi.waitFor(() =>
    expect(pushRunner().progressOf(id)?.steps).toContainEqual(expect.objectContaining({ tag: '2', state: 'running' })),
  );
  await pushRunner().cancel(id);
  target.heal();
  const { problem } = await storedPush(id);
  expect(problem?.message).toBe('The push was stopped while it wrote its tags. 1 was written; of 2 it is not known.');
});
