import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EntryChoice } from '@/lib/contract/entry-choice';
import type { ImageLine, ImageView } from '@/lib/contract/image';
import { imageViewSchema } from '@/lib/contract/image';
import { addLine, noLines } from '@/lib/contract/image-lines';
import { parseReference } from '@/lib/oci/reference';
import { type FaultServer, startFaultServer } from '@/lib/testing/fault-server';
import { type Fixture, image, ociIndex } from '@/lib/testing/fixtures';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { serveFixture } from '@/lib/testing/served-fixture';
import { loadImage, streamImage } from './load-image';

const names = Object.keys(imageFixtures) as (keyof typeof imageFixtures)[];

let registry: RegistryServer;

beforeAll(async () => {
  registry = await startRegistry();
  for (const name of names) await pushFixture(registry, `team/${name.toLowerCase()}`, imageFixtures[name](), '1.0');
}, 60_000);

afterAll(() => registry.stop());

type Name = keyof typeof imageFixtures;
const referenceText = (name: string) => `${registry.host}/team/${name.toLowerCase()}:1.0`;
const load = (name: Name): Promise<ImageView> => loadImage(parseReference(referenceText(name)));

describe('an image at a real registry', () => {
  it.each(names)('%s: answers what the contract promises, under its own digest', async (name) => {
    const view = imageViewSchema.parse(await load(name));
    const { digest, size } = imageFixtures[name]().descriptor;
    expect(view).toMatchObject({ digest, sizeBytes: size, reference: referenceText(name) });
  });

  it('a Docker list: entries in order, with platform, config and layers', async () => {
    const view = await load('dockerList');
    expect(view).toMatchObject({
      kind: 'index',
      mediaType: 'application/vnd.docker.distribution.manifest.list.v2+json',
    });
    expect(view.entries.map(({ position, platform }) => [position, platform?.architecture])).toEqual([
      [0, 'amd64'],
      [1, 'arm64'],
      [2, 'arm'],
    ]);
    expect(view.entries[2]).toMatchObject({
      kind: 'manifest',
      problem: null,
      config: {
        architecture: 'arm',
        variant: 'v7',
        cmd: ['/bin/hello'],
        history: [{ emptyLayer: false }, { emptyLayer: true }],
      },
    });
    expect(view.entries[2]?.layers).toHaveLength(1);
  });

  it('a single manifest: one entry with the platform of its config', async () => {
    const view = await load('ociManifest');
    expect(view).toMatchObject({ kind: 'manifest' });
    expect(view.entries).toHaveLength(1);
    expect(view.entries[0]).toMatchObject({ digest: view.digest, platform: { os: 'linux', architecture: 'amd64' } });
  });

  it('a nested index: its entries are there, below the entry that holds them', async () => {
    const view = await load('nested');
    expect(view.entries[1]).toMatchObject({ kind: 'index', problem: null });
    expect(view.entries[1]?.entries?.map(({ id, platform }) => [id, platform?.architecture])).toEqual([
      ['1.0', 'arm64'],
      ['1.1', 'riscv64'],
    ]);
    expect(view.entries[1]?.entries?.every(({ config }) => config !== null)).toBe(true);
  });

  it('attestations: folded under the platform they describe, and not read', async () => {
    const view = await load('attestations');
    expect(view.entries.map(({ attestations }) => attestations.map(({ position }) => position))).toEqual([[2], [3]]);
  });

  it('Windows: os.version and os.features stay as declared', async () => {
    const { entries } = await load('windows');
    expect(entries.map(({ platform }) => platform?.['os.version'])).toEqual([
      '10.0.20348.3207',
      '10.0.26100.3037',
      undefined,
    ]);
    expect(entries[1]?.platform?.['os.features']).toEqual(['win32k']);
  });

  it('200 entries: all are loaded', async () => {
    const { entries } = await load('twoHundred');
    expect(entries).toHaveLength(200);
    expect(entries.every(({ config }) => config !== null)).toBe(true);
  });

  it('a missing child: its entry says so and the others are there', async () => {
    const { entries, findings } = await load('missingChild');
    expect(entries[0]).toMatchObject({ problem: null });
    expect(entries[0]?.config).not.toBeNull();
    expect(entries[1]?.problem?.code).toBe('not_found');
    expect(findings.map(({ rule }) => rule)).toContain('child-missing');
    expect(entries[1]?.findings.map(({ rule }) => rule)).toEqual(['child-missing']);
  });

  it('no mediaType in the body: the Content-Type decides', async () => {
    expect(await load('noMediaType')).toMatchObject({
      kind: 'index',
      mediaType: 'application/vnd.oci.image.index.v1+json',
    });
  });

  it('an empty index: is an index of nothing', async () => {
    expect(await load('empty')).toMatchObject({ kind: 'index', entries: [], totalBytes: 0 });
  });

  it('an artifact: is named by its type and its config is not read', async () => {
    const view = await load('artifact');
    expect(view).toMatchObject({ kind: 'artifact', artifactType: 'application/vnd.example.sbom' });
    expect(view.entries[0]).toMatchObject({ kind: 'artifact', config: null, platform: null });
  });

  it('a Helm chart: tells its name and version, from its config', async () => {
    const { kind, artifactType, entries } = await load('helmChart');
    expect({ kind, artifactType }).toEqual({
      kind: 'artifact',
      artifactType: 'application/vnd.cncf.helm.config.v1+json',
    });
    expect(entries[0]?.artifactFacts).toContainEqual({ name: 'version', value: '6.7.1' });
  });

  it.each([
    ['cosignSignature', 'application/vnd.dev.cosign.simplesigning.v1+json'],
    ['cosignAttestation', 'application/vnd.dsse.envelope.v1+json'],
  ] as const)('%s: is an artifact, whatever config old registries made it carry', async (name, artifactType) => {
    expect(await load(name)).toMatchObject({
      kind: 'artifact',
      artifactType,
      entries: [{ config: null, problem: null }],
    });
  });

  it('an index in an index in an index: each entry says where it stands', async () => {
    const view = await load('nestedThree');
    const [, middle] = view.entries;
    const [, innermost] = middle?.entries ?? [];
    expect([middle?.id, innermost?.id, innermost?.entries?.[0]?.id]).toEqual(['1', '1.1', '1.1.0']);
    expect(innermost?.entries?.[0]).toMatchObject({
      platform: { architecture: 'riscv64' },
      attestations: [{ position: 1 }],
    });
  });

  it('indexes below the bound: what lies deeper says so, and the rest is there', async () => {
    const nest = (levels: number): Fixture =>
      levels === 0 ? image({ os: 'linux', architecture: 'arm64' }) : ociIndex([nest(levels - 1)]);
    const deepest = async (levels: number) => {
      await pushFixture(registry, 'team/deep', nest(levels), `${levels}`);
      let [entry] = (await loadImage(parseReference(`${registry.host}/team/deep:${levels}`))).entries;
      while (entry?.entries?.[0]) [entry] = entry.entries;
      return entry;
    };
    expect(await deepest(8)).toMatchObject({ kind: 'manifest', problem: null });
    expect(await deepest(9)).toMatchObject({ kind: 'index', problem: { code: 'unsupported' } });
  });
});

describe('its cost', () => {
  it('cold, an index of N platforms costs 1 + N manifests + N configs, and nothing from the cache', async () => {
    const fixture = ociIndex(
      ['amd64', 's390x', 'riscv64'].map((architecture) => image({ os: 'linux', architecture }, { content: 'cold' })),
    );
    await pushFixture(registry, 'cost/cold', fixture, 'v1');
    const before = (await registry.log()).length;
    const cold = await loadImage(parseReference(`${registry.host}/cost/cold:v1`));
    const requests = (await registry.log()).slice(before);
    expect(requests.filter(({ path }) => path.includes('/manifests/'))).toHaveLength(1 + 3);
    expect(requests).toHaveLength(1 + 3 + 3);
    expect(cold.cost.requests).toBe(7);
    const warm = await loadImage(parseReference(`${registry.host}/cost/cold:v1`));
    expect(warm.cost).toEqual({ requests: 0, bytesRead: 0 });
  });
});

describe('where pulls are scarce', () => {
  let server: FaultServer;
  beforeEach(async () => {
    server = await startFaultServer();
    // Bytes are at hand for all: what other tests read must not be met again.
    const of = (architecture: string) => image({ os: 'linux', architecture }, { content: `scarce ${server.host}` });
    const nested = ociIndex([of('amd64'), ociIndex([of('arm64'), of('riscv64')])]);
    serveFixture(server, 'team/app', nested, '1', { 'ratelimit-remaining': '14;w=21600' });
  });
  afterEach(() => server.stop());

  const loadScarce = (entries: EntryChoice, tag = ':1') =>
    loadImage(parseReference(`${server.host}/team/app${tag}`), { entries });
  const manifestsRead = () =>
    server.seen.filter(({ path, method }) => method === 'GET' && path.includes('/manifests/'));

  it('only the index is read, and the view says so', async () => {
    const view = await loadScarce('auto');
    expect(view).toMatchObject({ thrift: true, rateLimit: { remaining: 14 } });
    expect(view.entries.every(({ layers, problem }) => layers === null && problem === null)).toBe(true);
    expect(manifestsRead()).toHaveLength(1);
  });

  it('an entry below a nested index is read by its id, its neighbours are not', async () => {
    await loadScarce('none');
    const { entries } = await loadScarce(['1.1']);
    expect(entries[1]?.entries?.map(({ config }) => config?.architecture)).toEqual([undefined, 'riscv64']);
    expect(manifestsRead()).toHaveLength(3);
  });

  it('what is at hand is shown without being asked for', async () => {
    const all = await loadScarce('all');
    const pulls = manifestsRead().length;
    expect(await loadScarce('auto')).toMatchObject({ thrift: true, entries: all.entries });
    expect(manifestsRead()).toHaveLength(pulls);
  });
});

describe('the lines', () => {
  it.each(['ociIndex', 'nested', 'missingChild', 'artifact', 'empty', 'twoHundred'])(
    'of %s add up to the view',
    async (name) => {
      const reference = parseReference(referenceText(name));
      const lines: ImageLine[] = [];
      for await (const line of streamImage(reference)) lines.push(line);
      expect(lines[0]?.type).toBe('image');
      expect(lines.at(-1)?.type).toBe('end');
      const { view, complete } = lines.reduce(addLine, noLines);
      expect(complete).toBe(true);
      expect({ ...view, cost: null }).toEqual({ ...(await loadImage(reference)), cost: null });
    },
  );

  it('end when the reader leaves early', async () => {
    for await (const line of streamImage(parseReference(`${registry.host}/team/twohundred:1.0`))) {
      expect(line.type).toBe('image');
      break;
    }
  });
});
