import { afterAll, beforeAll, expect, test } from 'vitest';
import { mediaType } from '@/lib/oci/media-type';
import { answer, startFaultServer } from '@/lib/testing/fault-server';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { freshRegistries } from '@/lib/testing/registries';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { getManifestAs } from './get-manifest-as';

const list = imageFixtures.dockerList();
const registries = freshRegistries();
let server: RegistryServer;
beforeAll(async () => {
  server = await startRegistry();
  await pushFixture(server, 'a/b', list, 'latest');
});
afterAll(() => Promise.all([registries.close(), server.stop()]));

const ask = (accept: string, registry = server.host) =>
  getManifestAs({ kind: 'registry', registry, repository: 'a/b' }, accept, {}, registries);

test('the registry decides by what is accepted, as it does for curl', async () => {
  const asList = await ask(mediaType.dockerList);
  expect(Buffer.from(asList.bytes).equals(list.bytes)).toBe(true);
  expect(asList).toMatchObject({ contentType: mediaType.dockerList, digest: list.descriptor.digest });
  const asImage = await ask(mediaType.dockerManifest);
  expect(asImage).toMatchObject({
    contentType: mediaType.dockerManifest,
    digest: list.children[0]?.descriptor.digest,
  });
});

test('schema 1 is handed over as it came, although its digest is not that of its bytes', async () => {
  const fault = await startFaultServer();
  const headers = {
    'content-type': mediaType.dockerSchema1Signed,
    'docker-content-digest': list.descriptor.digest,
  };
  fault.on('/v2/a/b/manifests/latest', answer({ headers, body: '{"schemaVersion":1}' }));
  expect((await ask('*/*', fault.host)).contentType).toBe(mediaType.dockerSchema1Signed);
  await fault.stop();
});

test.each(['', 'a\r\nhost: evil', 'é', 'x'.repeat(1001)])('refuses %j as an Accept header', async (accept) => {
  await expect(ask(accept)).rejects.toMatchObject({ problem: { code: 'request_invalid' } });
});
