import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ImageView } from '@/lib/contract/image';
import type { Content } from '@/lib/oci/content';
import type { RegistryReference } from '@/lib/oci/reference';
import type { Registries } from '@/lib/registry/registries';
import { registryContent } from '@/lib/registry/registry-content';
import { answer, type FaultServer, startFaultServer } from '@/lib/testing/fault-server';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { freshRegistries } from '@/lib/testing/registries';
import { serveFixture } from '@/lib/testing/served-fixture';
import { loadImage, streamImage } from './load-image';

const [first, second] = [imageFixtures.nested(), imageFixtures.ociIndex()];
const tagPath = '/v2/team/app/manifests/1.0';

let server: FaultServer;
let registries: Registries;
let reference: RegistryReference;
/** Digests that were read without asking anyone. */
let readAhead: string[];
let content: Content;

beforeEach(async () => {
  server = await startFaultServer();
  for (const fixture of [first, second]) serveFixture(server, 'team/app', fixture);
  serveFixture(server, 'team/app', first, '1.0');
  registries = freshRegistries({ limits: { tagFreshMs: 0 } });
  reference = { kind: 'registry', registry: server.host, repository: 'team/app', tag: '1.0' };
  readAhead = [];
  const source = registryContent(reference, registries);
  content = {
    ...source,
    getBlob: async (descriptor, options) => {
      const bytes = await source.getBlob(descriptor, options);
      if (options?.atHandOnly) readAhead.push(descriptor.digest);
      return bytes;
    },
  };
});
afterEach(async () => {
  await Promise.all([registries.close(), server.stop()]);
});

const load = () => loadImage(reference, { content });
/** Of each line its type, of entries id and kind. */
async function lines(): Promise<string[]> {
  const told: string[] = [];
  for await (const line of streamImage(reference, { content })) {
    told.push(line.type === 'entry' ? `${line.entry.id} ${line.entry.kind}` : line.type);
  }
  return told;
}
const withoutCost = ({ cost: _, ...view }: ImageView) => view;
const configsOf = (view: ImageView) =>
  [...view.entries, ...view.entries.flatMap(({ entries }) => entries ?? [])].flatMap(({ config }) =>
    config === null ? [] : [config.digest],
  );

/** Lets the tag answer for `fixture` once it is allowed to. */
function answerLater(fixture: typeof first): () => void {
  const { digest, mediaType } = fixture.descriptor;
  const headers = { 'content-type': mediaType, 'docker-content-digest': digest };
  let allow: () => void = () => undefined;
  const allowed = new Promise<void>((resolve) => {
    allow = resolve;
  });
  server.on(tagPath, (response, request) => {
    void allowed.then(() => answer({ headers, body: fixture.bytes })(response, request));
  });
  return allow;
}

describe('while the registry is asked what a tag points to', () => {
  test('what it pointed to is read from what is at hand, and shown when it has not changed', async () => {
    const before = await load();
    const requests = server.seen.length;
    const allow = answerLater(first);
    const loading = load();
    await expect.poll(() => new Set(readAhead)).toEqual(new Set(configsOf(before)));
    allow();
    expect(withoutCost(await loading)).toEqual(withoutCost(before));
    expect(server.seen.slice(requests).map(({ method, path }) => `${method} ${path}`)).toEqual([`HEAD ${tagPath}`]);
  });

  test('its lines are the same, a nested index before its entries', async () => {
    const before = await lines();
    expect(readAhead).toEqual([]);
    const after = await lines();
    expect(readAhead).not.toEqual([]);
    expect(after.toSorted()).toEqual(before.toSorted());
    const [nested] = after.filter((line) => line.endsWith(' index'));
    const id = nested?.split(' ', 1)[0];
    expect(after.indexOf(nested ?? '')).toBeLessThan(after.findIndex((line) => line.startsWith(`${id}.`)));
  });

  test('an image that moved is shown as it is now', async () => {
    await load();
    const allow = answerLater(second);
    const loading = load();
    await expect.poll(() => readAhead.length).toBeGreaterThan(0);
    allow();
    expect(withoutCost(await loading)).toMatchObject({ digest: second.descriptor.digest, findings: expect.anything() });
    expect((await loading).entries.every(({ problem }) => problem === null)).toBe(true);
  });

  test('what is not at hand is asked for afterwards, not ahead', async () => {
    await loadImage(reference, { content, entries: 'none' });
    const allow = answerLater(first);
    const loading = load();
    await expect.poll(() => server.seen.at(-1)?.method).toBe('HEAD');
    const requests = server.seen.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.seen).toHaveLength(requests);
    allow();
    const view = await loading;
    expect(view.entries.every(({ problem }) => problem === null)).toBe(true);
    expect(configsOf(view)).toHaveLength(3);
  });
});
