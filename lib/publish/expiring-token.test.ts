import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadImage } from '@/lib/inspect/load-image';
import { addRegistry, changeRegistry } from '@/lib/inspect/save-registry';
import { parseReference } from '@/lib/oci/reference';
import { image, ociIndex } from '@/lib/testing/fixtures';
import { type ModernRegistry, startModernRegistry } from '@/lib/testing/modern-registry';
import { plantedSecrets } from '@/lib/testing/planted-secrets';
import { pushEnded, pushed } from '@/lib/testing/pushed';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { startTokenServer, type TokenServer } from '@/lib/testing/token-server';
import { resumePush } from './start-push';

// Distribution, which checks the signatures and times of tokens itself; the source stands still until a token has ended.

const platforms = ['amd64', 'arm64', 's390x', 'ppc64le', 'riscv64', 'loong64', 'mips64le', '386'];
const fixture = ociIndex(platforms.map((architecture) => image({ os: 'linux', architecture })));
const blobCount = 2 * platforms.length;
/** So many blobs come before the source stands still. */
const freeBlobs = 5;

let tokens: TokenServer;
let registry: RegistryServer;
let source: ModernRegistry;
beforeAll(async () => {
  tokens = await startTokenServer();
  [registry, source] = await Promise.all([startRegistry({ tokens: tokens.authority }), startModernRegistry()]);
  source.keep('far/app', fixture, '1');
  await addRegistry(registry.host, { credentials: { username: 'writer', password: plantedSecrets.password } });
}, 60_000);
afterAll(() => Promise.all([registry.stop(), source.stop(), tokens.stop()]));

/** Lets a few blobs through; with the next one all tokens so far end, and `then` happens before it goes on. Asked again, it comes at once. */
function expireInBetween(then: () => void): void {
  tokens.change({ validForSeconds: 3 });
  const asked = new Set<string>();
  let ended: Promise<void> | undefined;
  source.elsewhere(async (response, request) => {
    const isNew = request.method === 'GET' && request.path.includes('/blobs/') && !asked.has(request.path);
    if (isNew) asked.add(request.path);
    if (isNew && asked.size > freeBlobs) {
      ended ??= everyTokenEnded().then(then);
      await ended;
    }
    source.usual(response, request);
  });
}

/** Distribution takes no token any more that was given out until now. */
async function everyTokenEnded(): Promise<void> {
  const authorization = await tokens.authorize('near/app');
  while ((await fetch(`${registry.url}/v2/`, { headers: { authorization } })).ok) await delay(20);
}

const digestOfTag = async (reference: string) => (await loadImage(parseReference(reference))).digest;
const uploadsOf = async (repository: string) =>
  (await registry.log()).filter(
    ({ method, path, status }) => method === 'PUT' && path.startsWith(`/v2/${repository}/blobs/`) && status === 201,
  );

it('a push whose token ends in between signs in again, once for all blobs, and sends none of them twice', async () => {
  let before = 0;
  expireInBetween(() => {
    before = tokens.requests.length;
    tokens.change({ validForSeconds: 300 });
  });
  const push = await pushed(`${registry.host}/near/whole:1`, `${source.host}/far/app:1`);
  expect(push).toMatchObject({ state: 'done', problem: null, digest: fixture.descriptor.digest });
  expect(await digestOfTag(`${registry.host}/near/whole:1`)).toBe(fixture.descriptor.digest);
  const scopes = tokens.requests.slice(before).map(({ path }) => new URL(path, registry.url).searchParams.get('scope'));
  expect(scopes.filter((scope) => scope?.endsWith(':pull,push')).length).toBeLessThanOrEqual(1);
  expect(push.log.filter(({ side, status }) => side === 'target' && status === 401).length).toBeGreaterThan(1);
  expect(await uploadsOf('near/whole')).toHaveLength(blobCount);
});

it('a push that gets no new token ends by name, and goes on once the sign-in is mended: what is there is not sent again', async () => {
  const changed = plantedSecrets.identityToken;
  // What composing reads of the source is at hand: the blobs that are counted are those of the push.
  await loadImage(parseReference(`${source.host}/far/app:1`));
  expireInBetween(() => tokens.change({ validForSeconds: 300, password: changed }));
  const failed = await pushed(`${registry.host}/near/broken:1`, `${source.host}/far/app:1`);
  expect(failed).toMatchObject({
    state: 'failed',
    canResume: true,
    problem: {
      code: 'unauthorized',
      message: expect.stringContaining('“writer”'),
      hint: `Sign in to ${registry.host} anew.`,
      details: { side: 'target', reason: 'rejected' },
    },
  });
  const sent = (await uploadsOf('near/broken')).length;
  expect(sent).toBeGreaterThan(0);
  await changeRegistry(registry.host, { credentials: { username: 'writer', password: changed } });
  await resumePush(failed.id);
  expect(await pushEnded(failed.id)).toMatchObject({ state: 'done', problem: null });
  expect(await digestOfTag(`${registry.host}/near/broken:1`)).toBe(fixture.descriptor.digest);
  expect(await uploadsOf('near/broken')).toHaveLength(blobCount);
});
