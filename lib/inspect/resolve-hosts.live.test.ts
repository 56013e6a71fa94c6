import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntryView } from '@/lib/contract/image';
import { layoutContent } from '@/lib/layout/layout-content';
import type { Content } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import { parseManifest } from '@/lib/oci/parse-manifest';
import { parseReference } from '@/lib/oci/reference';
import { parsePlatform } from '@/lib/platform/parse-platform';
import { sampleLayoutName, sampleTags } from '@/lib/sample/sample-tags';
import { writeSampleLayout } from '@/lib/sample/write-sample-layout';
import { type Fixture, image, ociIndex, sha256 } from '@/lib/testing/fixtures';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { hasPeer, runPeer } from '@/lib/testing/peer-command';
import { pushFixture } from '@/lib/testing/push';
import { hasRegistryBinary, type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { resolveHosts } from './resolve-hosts';

const runs = (await hasPeer('skopeo')) && hasRegistryBinary();
const why = runs ? '' : ' (skipped: needs skopeo and docker-registry: apt-get install skopeo docker-registry)';

const variants = (...texts: string[]) => ociIndex(texts.map((text) => image(parsePlatform(text))));
const testImages: Readonly<Record<string, () => Fixture>> = {
  'oci-index': imageFixtures.ociIndex,
  'docker-list': imageFixtures.dockerList,
  windows: imageFixtures.windows,
  attestations: imageFixtures.attestations,
  mixed: imageFixtures.mixed,
  duplicates: imageFixtures.duplicates,
  single: imageFixtures.ociManifest,
  'x86-levels': () => variants('linux/amd64', 'linux/amd64/v2', 'linux/amd64/v3'),
  'arm-variants': () => variants('linux/arm', 'linux/arm/v6', 'linux/arm/v5', 'linux/arm64/v8', 'linux/arm64'),
};
// Inspecting enters a nested index, which copying and pulling refuse: that has a test of its own.
const samples = sampleTags.map(({ tag }) => tag).filter((tag) => tag !== 'nested');
const hosts = [
  'linux/amd64',
  'linux/amd64/v3',
  'linux/386',
  'linux/arm64',
  'linux/arm64/v8',
  'linux/arm',
  'linux/arm/v7',
  'linux/arm/v6',
  'linux/s390x',
  'linux/ppc64le',
  'linux/riscv64',
  'windows/amd64',
];

describe.skipIf(!runs)(`Podman’s rules are those of skopeo${why}`, () => {
  let registry: RegistryServer;
  let folder: string;

  beforeAll(async () => {
    registry = await startRegistry();
    folder = await mkdtemp(join(tmpdir(), 'polyarch-skopeo-'));
    for (const [name, fixture] of Object.entries(testImages))
      await pushFixture(registry, `test/${name}`, fixture(), '1');
    await pushFixture(registry, 'test/nested', imageFixtures.nested(), '1');
    await writeSampleLayout(join(folder, sampleLayoutName));
    for (const tag of samples) {
      const reference = { kind: 'layout', layout: sampleLayoutName, tag } as const;
      const content = layoutContent(reference, folder);
      await pushFixture(registry, `sample/${tag}`, await fixtureOf(content, await content.resolve(reference)), '1');
    }
  }, 120_000);

  afterAll(async () => {
    await registry.stop();
    await rm(folder, { recursive: true });
  });

  /** What skopeo does for a platform that is asked for. */
  function skopeo(platform: string, ...command: string[]): Promise<Buffer> {
    const { os, architecture, variant } = parsePlatform(platform);
    const asked = ['--override-os', os, '--override-arch', architecture];
    return runPeer('skopeo', [
      '--insecure-policy',
      ...asked,
      ...(variant ? ['--override-variant', variant] : []),
      ...command,
    ]);
  }

  it.each([...Object.keys(testImages).map((name) => `test/${name}`), ...samples.map((tag) => `sample/${tag}`)])(
    '%s',
    async (repository) => {
      const reference = parseReference(`${registry.host}/${repository}:1`);
      const questions = hosts.map((text) => ({
        engine: 'podman' as const,
        host: { platform: parsePlatform(text) },
        requested: true,
      }));
      const { image: view, resolutions } = await resolveHosts(reference, questions);
      for (const [position, host] of hosts.entries()) {
        const id = resolutions[position]?.match?.id;
        const inspect = [
          'inspect',
          '--config',
          '--raw',
          '--tls-verify=false',
          `docker://${registry.host}/${repository}:1`,
        ];
        const config = await skopeo(host, ...inspect).then(sha256, (error: Error) => {
          expect(error.message).toMatch(/no image found in (manifest list|image index)/);
          return undefined;
        });
        expect({ host, config }).toEqual({ host, config: entryOf(view.entries, id)?.config?.digest });
      }
    },
    60_000,
  );

  it('a nested index is refused', async () => {
    const source = `docker://${registry.host}/test/nested:1`;
    const copy = skopeo('linux/arm64', 'copy', '--src-tls-verify=false', source, `dir:${folder}/copied`);
    await expect(copy).rejects.toThrow(/manifest list/i);
    const question = { engine: 'podman' as const, host: { platform: parsePlatform('linux/arm64') }, requested: true };
    const { resolutions } = await resolveHosts(parseReference(`${registry.host}/test/nested:1`), [question]);
    expect(resolutions[0]).toMatchObject({ match: null, problemText: expect.stringMatching(/manifest list/) });
  });
});

function entryOf(entries: readonly EntryView[], id: string | undefined): EntryView | undefined {
  return entries.find((entry) => entry.id === id);
}

/** What a layout holds, as a fixture that can be pushed. */
async function fixtureOf(content: Content, descriptor: Descriptor): Promise<Fixture> {
  const bytes = await content.getManifest(descriptor);
  const manifest = parseManifest(bytes, descriptor.mediaType);
  if (manifest.kind === 'index') {
    const children = await Promise.all(manifest.manifests.map((child) => fixtureOf(content, child)));
    return { descriptor, bytes, blobs: [], children };
  }
  const blobs = [manifest.config, ...manifest.layers].map(async (blob) => ({
    descriptor: blob,
    bytes: await content.getBlob(blob, { maxBytes: blob.size }),
  }));
  return { descriptor, bytes, blobs: await Promise.all(blobs), children: [] };
}
