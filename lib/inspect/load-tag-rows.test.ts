import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tagLineSchema, tagRowsSchema } from '@/lib/contract/tag-row';
import { mediaType } from '@/lib/oci/media-type';
import { parseRepository } from '@/lib/oci/parse-repository';
import type { RegistryReference } from '@/lib/oci/reference';
import { registryContent } from '@/lib/registry/registry-content';
import { database, openDatabase } from '@/lib/store/database';
import { answer, startFaultServer } from '@/lib/testing/fault-server';
import { blob, describedAs, image, jsonBlob, manifestFixture, ociIndex } from '@/lib/testing/fixtures';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { freshRegistries } from '@/lib/testing/registries';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { loadTagRows, streamTagRows } from './load-tag-rows';

const linux = (architecture: string) => ({ os: 'linux', architecture });
const release = (version: string, architectures: readonly string[]) =>
  ociIndex(architectures.map((architecture) => image(linux(architecture), { content: `${version} ${architecture}` })));
const only = image(linux('amd64'), { content: 'the same in both', config: { created: '2025-03-11T08:00:00Z' } });
const newest = ociIndex([only, ...release('2.4', ['arm64', 'riscv64']).children]);
const older = ociIndex([only, ...release('2.3', ['arm64']).children]);

let registry: RegistryServer;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-rows-'));
  globalThis.polyarchStore = openDatabase(folder);
  registry = await startRegistry();
}, 60_000);
afterAll(async () => {
  await (await database()).destroy();
  globalThis.polyarchStore = undefined;
  await Promise.all([registry.stop(), rm(folder, { recursive: true })]);
});

const inTeam = (name: string) => parseRepository(`${registry.host}/team/${name}`);
const push = (name: string, fixture: Parameters<typeof pushFixture>[2], tag: string) =>
  pushFixture(registry, `team/${name}`, fixture, tag);

async function requestsOf(use: () => Promise<unknown>): Promise<readonly string[]> {
  const before = (await registry.log()).length;
  await use();
  return (await registry.log()).slice(before).map(({ method, path }) => `${method} ${path}`);
}

async function rowOf(name: string, tag: string) {
  const { rows } = tagRowsSchema.parse(await loadTagRows(inTeam(name), [tag]));
  return rows[0];
}

describe('rows of tags', () => {
  it('tell kind, platforms, sizes, date and digest, in the order that was asked for', async () => {
    await push('kinds', newest, '2.4');
    await push('kinds', only, '2.4-amd64');
    const { rows } = tagRowsSchema.parse(await loadTagRows(inTeam('kinds'), ['2.4-amd64', '2.4', '2.4']));
    expect(rows.map(({ tag, kind, digest }) => [tag, kind, digest])).toEqual([
      ['2.4-amd64', 'manifest', only.descriptor.digest],
      ['2.4', 'index', newest.descriptor.digest],
    ]);
    expect(rows.map(({ platforms }) => platforms.map(({ platform }) => platform?.architecture))).toEqual([
      ['amd64'],
      ['amd64', 'arm64', 'riscv64'],
    ]);
    const bytesOf = (fixture: typeof only) => fixture.blobs.reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(rows[0]).toMatchObject({ totalBytes: bytesOf(only), created: '2025-03-11T08:00:00.000Z', problem: null });
    expect(rows[1]?.platforms.map(({ totalBytes }) => totalBytes)).toEqual(newest.children.map(bytesOf));
    expect(rows[1]).toMatchObject({
      created: '2025-05-02T09:14:00.000Z',
      artifact: null,
      subject: null,
      movedAt: null,
    });
  });

  it('cost each distinct digest once, however many tags and indexes name it', async () => {
    const shared = image(linux('amd64'), { content: 'shared' });
    const newest = ociIndex([shared, ...release('once 2.4', ['arm64', 'riscv64']).children]);
    const older = ociIndex([shared, ...release('once 2.3', ['arm64']).children]);
    const tags = ['latest', '2', '2.4', '2.4.0', '2.3', '2.4.0-amd64'];
    for (const tag of tags.slice(0, 4)) await push('once', newest, tag);
    await push('once', older, '2.3');
    await push('once', shared, '2.4.0-amd64');
    const asked = await requestsOf(() => loadTagRows(inTeam('once'), tags, { entries: 'all' }));
    const manifests = [newest, older, ...newest.children, ...older.children];
    const digests = new Set(manifests.map(({ descriptor }) => descriptor.digest));
    const configs = new Set(manifests.flatMap(({ blobs }) => blobs[0]?.descriptor.digest ?? []));
    expect(asked.filter((line) => line.startsWith('GET')).sort()).toEqual(
      [
        ...[...digests].map((digest) => `GET /v2/team/once/manifests/${digest}`),
        ...[...configs].map((digest) => `GET /v2/team/once/blobs/${digest}`),
      ].sort(),
    );
    expect(asked.filter((line) => line.startsWith('HEAD')).sort()).toEqual(
      tags.map((tag) => `HEAD /v2/team/once/manifests/${tag}`).sort(),
    );
    expect(await requestsOf(() => loadTagRows(inTeam('once'), tags, { entries: 'all' }))).toEqual([]);
  });

  it('of “none” read the index alone, which tells the platforms and no size', async () => {
    const index = release('thrift', ['amd64', 'arm64']);
    await push('thrift', index, '1');
    const asked = await requestsOf(async () => {
      const { rows } = await loadTagRows(inTeam('thrift'), ['1'], { entries: 'none' });
      expect(rows[0]).toMatchObject({ kind: 'index', totalBytes: null, created: null });
      expect(rows[0]?.platforms.map(({ platform }) => platform?.architecture)).toEqual(['amd64', 'arm64']);
    });
    expect(asked).toEqual([
      'HEAD /v2/team/thrift/manifests/1',
      `GET /v2/team/thrift/manifests/${index.descriptor.digest}`,
    ]);
  });

  it('of “none” tell the date that annotations tell', async () => {
    const created = '2025-03-11T08:00:00Z';
    const entry = image(linux('amd64'), { content: 'annotated' });
    const annotated = describedAs(entry, { annotations: { 'org.opencontainers.image.created': created } });
    await push('dated', ociIndex([annotated]), '1');
    const { rows } = await loadTagRows(inTeam('dated'), ['1'], { entries: 'none' });
    expect(rows[0]).toMatchObject({ created: '2025-03-11T08:00:00.000Z', totalBytes: null });
  });

  it('of tags that fail have their problem, without a look through all tags; the others are there', async () => {
    await push('failing', older, '1');
    await push('failing', imageFixtures.missingChild(), '2');
    const asked = await requestsOf(async () => {
      const { rows } = tagRowsSchema.parse(await loadTagRows(inTeam('failing'), ['1', 'absent', '2']));
      expect(rows.map(({ problem }) => problem?.code)).toEqual([undefined, 'not_found', undefined]);
      expect(rows[1]).toMatchObject({ digest: null, kind: null, platforms: [] });
      expect(rows[2]?.findings.errors).toBeGreaterThan(0);
      expect(rows[2]?.platforms).toHaveLength(3);
      expect(rows[2]?.totalBytes).toBeGreaterThan(0);
    });
    expect(asked.filter((line) => line.includes('tags/list'))).toEqual([]);
  });

  it('name what is no image, and what it is about', async () => {
    const subject = only.descriptor.digest.replace(':', '-');
    const layer = blob('application/vnd.oci.image.layer.v1.tar+gzip', Buffer.from('a layer'));
    const cacheConfig = jsonBlob('application/vnd.buildkit.cacheconfig.v0', { layers: [], records: [] });
    const cacheParts = [layer, cacheConfig].map(({ descriptor }) => descriptor);
    const cacheIndex = { schemaVersion: 2, mediaType: mediaType.ociIndex, manifests: cacheParts };
    const cacheManifest = {
      schemaVersion: 2,
      mediaType: mediaType.ociManifest,
      config: cacheConfig.descriptor,
      layers: [layer.descriptor],
    };
    const parts = { blobs: [layer, cacheConfig] };
    const sbom = imageFixtures.sbomArtifact();
    const { platform: _, ...described } = sbom.descriptor;
    await push('other', imageFixtures.cosignSignature(), `${subject}.sig`);
    await push('other', imageFixtures.cosignAttestation(), `${subject}.att`);
    await push(
      'other',
      ociIndex([{ ...sbom, descriptor: { ...described, artifactType: 'application/spdx+json' } }]),
      subject,
    );
    await push('other', sbom, 'sbom');
    await push('other', imageFixtures.helmChart(), 'chart');
    await push('other', imageFixtures.artifact(), 'own');
    await push('other', manifestFixture(mediaType.ociIndex, cacheIndex, parts), 'cache');
    await push('other', manifestFixture(mediaType.ociManifest, cacheManifest, parts), 'cache-manifest');
    const { digest } = only.descriptor;
    const cacheBytes = layer.bytes.length + cacheConfig.bytes.length;
    for (const [tag, expected] of Object.entries({
      [`${subject}.sig`]: { artifact: 'cosign signature', subject: digest },
      [`${subject}.att`]: { artifact: 'cosign attestation', subject: digest },
      [subject]: { artifact: 'list of referrers', subject: digest },
      sbom: { artifact: 'SBOM (CycloneDX)', subject: image(linux('amd64')).descriptor.digest },
      chart: { artifact: 'Helm chart', subject: null },
      own: { artifact: 'application/vnd.example.sbom', subject: null },
      cache: { artifact: 'build cache', subject: null, totalBytes: cacheBytes },
      'cache-manifest': { artifact: 'build cache', subject: null, totalBytes: cacheBytes },
    })) {
      expect(await rowOf('other', tag), tag).toMatchObject({
        kind: 'artifact',
        platforms: [],
        problem: null,
        ...expected,
      });
    }
  });

  it('tell when a tag moved, once Polyarch saw it move', async () => {
    const registries = freshRegistries({ limits: { tagFreshMs: 0 } });
    const reference: RegistryReference = { kind: 'registry', registry: registry.host, repository: 'team/moving' };
    const content = registryContent(reference, registries);
    const movedAt = async () => (await loadTagRows(reference, ['edge'], { content })).rows[0]?.movedAt;
    await push('moving', older, 'edge');
    expect([await movedAt(), await movedAt()]).toEqual([null, null]);
    await push('moving', newest, 'edge');
    const startedAt = Date.now();
    const moved = await movedAt();
    expect(Date.parse(moved ?? '')).toBeGreaterThanOrEqual(startedAt);
    expect(await movedAt()).toBe(moved);
    await registries.close();
  });
});

describe('lines of rows', () => {
  it('are a row per tag and the end, which tells the cost', async () => {
    await push('lines', release('lines', ['amd64']), '1');
    const lines = [];
    for await (const line of streamTagRows(inTeam('lines'), ['1', 'absent'])) lines.push(tagLineSchema.parse(line));
    expect(lines.map(({ type }) => type)).toEqual(['row', 'row', 'end']);
    // Two tags, an index, a manifest, a config.
    expect(lines.at(-1)).toMatchObject({ cost: { requests: 5 }, rateLimit: null });
  });

  it('end with their reader', async () => {
    await push('left', older, '1');
    const controller = new AbortController();
    controller.abort(new Error('gone'));
    await expect(loadTagRows(inTeam('left'), ['1', '2'], { signal: controller.signal })).rejects.toThrow('gone');
  });
});

it('a registry that wants a pause is not asked for the tags that are left', async () => {
  const server = await startFaultServer();
  try {
    const tags = Array.from({ length: 100 }, (_, n) => `t${n}`);
    const refusal = answer({ status: 429, headers: { 'retry-after': '3600' } });
    for (const tag of tags) server.on(`/v2/a/b/manifests/${tag}`, refusal);
    const { rows } = await loadTagRows(parseRepository(`${server.host}/a/b`), tags);
    expect(rows.every(({ problem }) => problem?.code === 'rate_limited')).toBe(true);
    expect(server.seen.length).toBeLessThan(40);
  } finally {
    await server.stop();
  }
}, 20_000);
