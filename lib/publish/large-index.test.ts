import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mediaType } from '@/lib/oci/media-type';
import { limits } from '@/lib/registry/limits';
import { shareRegistries } from '@/lib/registry/registries';
import { storedDraft } from '@/lib/store/drafts';
import { blob, type Fixture, jsonBlob, manifestFixture, ociIndex } from '@/lib/testing/fixtures';
import { type MemoryRegistry, startMemoryRegistry } from '@/lib/testing/memory-registry';
import { pushEnded } from '@/lib/testing/pushed';
import { freshRegistries } from '@/lib/testing/registries';
import { composeDraft } from './compose-draft';
import { draftView } from './draft-view';
import { startPush } from './start-push';

let source: MemoryRegistry;
let target: MemoryRegistry;
beforeAll(async () => {
  [source, target] = await Promise.all([startMemoryRegistry(), startMemoryRegistry()]);
});
beforeEach(() => {
  // What one test has pushed is gone for the next, and nobody remembers it.
  target.clear('near/app');
  shareRegistries(freshRegistries());
});
afterAll(() => Promise.all([source.stop(), target.stop()]));

const shared = blob('application/vnd.oci.image.layer.v1.tar', Buffer.from('shared'));
function child(build: number, padding = ''): Fixture {
  const config = jsonBlob(mediaType.ociConfig, { os: 'windows', architecture: 'amd64', 'os.version': `10.0.${build}` });
  const body = {
    schemaVersion: 2,
    mediaType: mediaType.ociManifest,
    config: config.descriptor,
    layers: [shared.descriptor],
    annotations: { padding },
  };
  const platform = { os: 'windows', architecture: 'amd64', 'os.version': `10.0.${build}` };
  return manifestFixture(mediaType.ociManifest, body, { blobs: [config, shared], platform });
}
/** The same with as many bytes as are asked for. */
const childOf = (sizeBytes: number) => child(0, 'x'.repeat(sizeBytes - child(0).bytes.length));

async function compose(sources: readonly string[], annotations = {}): Promise<string> {
  return (await composeDraft({ target: `${target.host}/near/app:1`, sources, annotations })).id;
}
const push = async (draft: string) => pushEnded((await startPush(draft, { expect: null })).id);

test('an index of 200 entries is composed, shown and pushed with so many requests and no more', async () => {
  const count = 200;
  source.keep('far/many', ociIndex(Array.from({ length: count }, (_, build) => child(build))), '1');
  const draft = await compose([`${source.host}/far/many:1`]);
  const asked = (of: MemoryRegistry, step: string) =>
    of.seen.filter((one) => one.step === step && one.headers.authorization !== undefined).length;
  // Each manifest and each config once, whatever is asked twice for want of a token.
  expect(asked(source, 'GET manifest') + asked(source, 'GET tag')).toBeLessThanOrEqual(count + 2);
  expect(asked(source, 'GET blob')).toBeLessThanOrEqual(count);
  expect(await draftView(await storedDraft(draft))).toMatchObject({ entries: { length: count } });
  expect(await push(draft)).toMatchObject({ state: 'done' });
  const blobs = count + 1;
  expect(asked(target, 'HEAD manifest')).toBe(count);
  expect(asked(target, 'HEAD blob')).toBe(blobs);
  expect(asked(target, 'POST upload')).toBe(blobs);
  expect(asked(target, 'PUT upload')).toBe(blobs);
  expect(asked(target, 'PUT manifest')).toBe(count);
  expect(asked(target, 'PUT tag')).toBe(1);
});

describe('a manifest of 4 MiB', () => {
  test('is composed and pushed', async () => {
    source.keep('far/large', childOf(limits.manifestBytes), '1');
    expect(await push(await compose([`${source.host}/far/large:1`]))).toMatchObject({ state: 'done' });
  });

  test('and one byte is refused as a source, by name', async () => {
    source.keep('far/large', childOf(limits.manifestBytes + 1), '2');
    const refused = compose([`${source.host}/far/large:2`]);
    await expect(refused).rejects.toMatchObject({ problem: { code: 'too_large', details: { side: 'source' } } });
  });

  test('is written as the index itself, and one byte more is refused before anything is', async () => {
    source.keep('far/small', child(0), '1');
    const sources = [`${source.host}/far/small:1`];
    const bare = await draftView(await storedDraft(await compose(sources, { padding: '' })));
    const padding = (more: number) => ({ padding: 'x'.repeat(limits.manifestBytes - bare.sizeBytes + more) });
    const tooLarge = startPush(await compose(sources, padding(1)), { expect: null });
    await expect(tooLarge).rejects.toMatchObject({ problem: { code: 'too_large' } });
    expect(target.seen.filter(({ step }) => /^(POST|PUT)/.test(step))).toEqual([]);
    expect(await push(await compose(sources, padding(0)))).toMatchObject({ state: 'done' });
    expect(
      target.repository('near/app').manifests.get(target.repository('near/app').tags.get('1') ?? '')?.bytes,
    ).toHaveLength(limits.manifestBytes);
  });
});
