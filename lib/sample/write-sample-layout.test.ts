import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestOf } from '../content/verify';
import { layoutContent } from '../layout/layout-content';
import type { Descriptor } from '../oci/descriptor';
import { isIndexType, isManifestType } from '../oci/media-type';
import { parseImageConfig } from '../oci/parse-image-config';
import { parseManifest } from '../oci/parse-manifest';
import { formatPlatform } from '../platform/format-platform';
import { hasPeer, runPeer } from '../testing/peer-command';
import { sampleTags } from './sample-tags';
import { writeSampleLayout } from './write-sample-layout';

let folder: string;
const content = () => layoutContent({ kind: 'layout', layout: 'sample' }, folder);
const resolve = (tag: string) => content().resolve({ kind: 'layout', layout: 'sample', tag });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sample-'));
  await writeSampleLayout(join(folder, 'sample'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('the sample layout', () => {
  test('is the same byte for byte when it is made again', async () => {
    await writeSampleLayout(join(folder, 'again'));
    const first = await digestsBelow(join(folder, 'sample'));
    expect(first.size).toBeGreaterThan(50);
    expect(await digestsBelow(join(folder, 'again'))).toEqual(first);
  });

  // When these change on purpose, raise `sampleVersion`: layouts that were written before are then written again.
  test('has the digests that it had before', async () => {
    const digests = await Promise.all(sampleTags.map(async ({ tag }) => [tag, (await resolve(tag)).digest]));
    expect(Object.fromEntries(digests)).toMatchInlineSnapshot(`
      {
        "attestations": "sha256:3359c84b9abf9412ab4abee24ecb4991b6ce98ecb5cab4e302f3637974e56837",
        "broken": "sha256:f7a204ff5e74a64ba711fd601ccade30efb9a2bc0532700efd4a8713edbdd9c9",
        "docker-list": "sha256:9aa07d8c9942bf379f99cac1d813b5c78dc68a3137779f6754ab9c8023669392",
        "linux8": "sha256:0910906561d3c0c170892ae722a8ea5dcdbe8714491f4981bb744fe92c9df023",
        "nested": "sha256:71cb004d2c9a8953107342143b5d52a52010f3e85235f391350cebbcce257a05",
        "windows": "sha256:17aa4afde7384b79833992c1879b638ac36e20af3b65ceca31701484d1c77317",
      }
    `);
  });

  test('has the tags that the home page offers', async () => {
    const { tags } = await content().listTags();
    expect(tags).toEqual(sampleTags.map(({ tag }) => tag).sort());
  });

  test.each(sampleTags)(
    'holds all that $tag names, verified, with layers that unpack to their DiffIDs',
    async ({ tag }) => {
      const images = await imagesBelow(await resolve(tag));
      expect(images.length).toBeGreaterThan(0);
      for (const { manifest, config } of images) {
        const tars = await Promise.all(
          manifest.layers.map(async (layer) => {
            const bytes = await content().getBlob(layer);
            return layer.mediaType.endsWith('gzip') ? gunzipSync(bytes) : bytes;
          }),
        );
        expect(tars.map((tar) => digestOf(tar))).toEqual(config.diffIds);
      }
    },
  );

  test.each(sampleTags)('gives $tag a history that tells each layer and some steps without', async ({ tag }) => {
    for (const { manifest, config, platform } of await imagesBelow(await resolve(tag))) {
      if (platform === 'unknown/unknown') continue;
      expect(config.history.filter(({ emptyLayer }) => !emptyLayer)).toHaveLength(manifest.layers.length);
      expect(config.history.some(({ emptyLayer }) => emptyLayer)).toBe(true);
    }
  });

  test('has these platforms', async () => {
    const platforms = await Promise.all(
      sampleTags.map(async ({ tag }) => {
        const images = await imagesBelow(await resolve(tag));
        return [tag, images.map(({ platform }) => platform).join(' ')];
      }),
    );
    expect(Object.fromEntries(platforms)).toMatchInlineSnapshot(`
      {
        "attestations": "linux/amd64 linux/arm64 unknown/unknown unknown/unknown",
        "broken": "linux/amd64 linux/amd64 linux/arm linux/arm64/v8",
        "docker-list": "linux/amd64 linux/arm/v7 linux/arm64/v8 linux/386 linux/s390x",
        "linux8": "linux/amd64 linux/386 linux/arm64/v8 linux/arm/v6 linux/arm/v7 linux/ppc64le linux/s390x linux/riscv64",
        "nested": "linux/amd64 linux/arm64/v8 linux/arm/v6 linux/arm/v7 linux/loong64",
        "windows": "linux/amd64 windows/amd64 windows/amd64 windows/amd64 windows/amd64",
      }
    `);
  });

  test('shares layers across platforms, and keeps others to one', async () => {
    const images = await imagesBelow(await resolve('linux8'));
    const digests = images.flatMap(({ manifest }) => manifest.layers.map(({ digest }) => digest));
    const uses = [...new Set(digests)].map((digest) => digests.filter((other) => other === digest).length);
    expect(uses.filter((count) => count === 8)).toHaveLength(2);
    expect(uses.filter((count) => count === 1)).toHaveLength(16);
  });

  test('ships an x86-64 program in the arm64 image of broken', async () => {
    const images = await imagesBelow(await resolve('broken'));
    const arm64 = images.find(({ config }) => config.architecture === 'arm64');
    const program = await fileIn(arm64?.manifest.layers.at(-1), 'bin/hello');
    expect(program.subarray(0, 4).toString('latin1')).toBe('\x7fELF');
    expect(program.readUInt16LE(18)).toBe(62);
  });

  // In a layout skopeo looks for OCI manifests and indexes alone.
  test.for(sampleTags.filter(({ tag }) => tag !== 'docker-list'))(
    'is read by skopeo at $tag',
    async ({ tag }, context) => {
      context.skip(!(await hasPeer('skopeo')), 'skopeo is not installed: apt-get install skopeo');
      const raw = await runPeer('skopeo', ['inspect', '--raw', `oci:${folder}/sample:${tag}`]);
      expect(digestOf(raw)).toBe((await resolve(tag)).digest);
    },
  );
});

/** Every image that `descriptor` leads to, attestations among them. */
async function imagesBelow(descriptor: Descriptor): Promise<readonly Awaited<ReturnType<typeof imageOf>>[]> {
  if (isManifestType(descriptor.mediaType)) return [await imageOf(descriptor)];
  expect(isIndexType(descriptor.mediaType)).toBe(true);
  const index = parseManifest(await content().getManifest(descriptor), descriptor.mediaType);
  if (index.kind !== 'index') throw new Error('An index was expected.');
  return (await Promise.all(index.manifests.map(imagesBelow))).flat();
}

async function imageOf(descriptor: Descriptor) {
  const manifest = parseManifest(await content().getManifest(descriptor), descriptor.mediaType);
  if (manifest.kind !== 'manifest') throw new Error('A manifest was expected.');
  const config = parseImageConfig(await content().getBlob(manifest.config));
  return { manifest, config, platform: descriptor.platform && formatPlatform(descriptor.platform) };
}

async function fileIn(layer: Descriptor | undefined, path: string): Promise<Buffer> {
  if (layer === undefined) throw new Error('There is no such layer.');
  const archive = extract();
  archive.end(gunzipSync(await content().getBlob(layer)));
  for await (const entry of archive) {
    const content = await buffer(entry);
    if (entry.header.name === path) return content;
  }
  throw new Error(`${path} is not in the layer.`);
}

/** The digest of every file below `root`, by path. */
async function digestsBelow(root: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const digests = await Promise.all(files.map(async (file) => digestOf(await readFile(file))));
  return new Map(files.map((file, at) => [file.slice(root.length), digests[at] ?? '']));
}
