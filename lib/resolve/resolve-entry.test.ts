import { describe, expect, it } from 'vitest';
import type { EntryView } from '../contract/image';
import { mediaType } from '../oci/media-type';
import { parsePlatform } from '../platform/parse-platform';
import { digestOf, entryView, imageView, pendingEntryView } from '../testing/image-view';
import { type Engine, engineIds } from './engine';
import type { Host } from './host';
import { resolveEntry } from './resolve-entry';

const host = (platform: string, aarch32?: Host['aarch32']): Host => ({
  platform: parsePlatform(platform),
  ...(aarch32 !== undefined && { aarch32 }),
});
const config = (platform: string): EntryView['config'] => ({
  digest: digestOf(`config ${platform}`),
  mediaType: mediaType.ociConfig,
  sizeBytes: 1,
  diffIds: [],
  history: [],
  ...parsePlatform(platform),
});
const nested = (id: string, entries: readonly EntryView[] | null, platform: string | null = null) =>
  entryView(id, platform, { kind: 'index', mediaType: mediaType.ociIndex, entries, layers: null, totalBytes: null });
const resolve = (
  engine: Engine,
  platform: string,
  entries: readonly EntryView[],
  listType: string = mediaType.ociIndex,
) => resolveEntry(engine, host(platform), imageView(entries, { mediaType: listType }));
const verdicts = (resolution: ReturnType<typeof resolve>) =>
  resolution.candidates.map(({ id, verdict }) => `${id} ${verdict}`);

describe('an index', () => {
  it('candidates stand in the order in which the engine tries them', () => {
    const entries = ['linux/386', 'linux/s390x', 'linux/amd64', 'linux/amd64/v3', 'linux/amd64'];
    const resolution = resolve(
      'containerd',
      'linux/amd64/v2',
      entries.map((text, n) => entryView(`${n}`, text)),
    );
    expect(verdicts(resolution)).toEqual(['2 chosen', '4 fits', '0 fits', '1 no-fit', '3 no-fit']);
    expect(resolution.candidates.map(({ rank, fallback }) => [rank, fallback])).toEqual([
      [1, 'lower-variant'],
      [1, 'lower-variant'],
      [2, '386'],
      [null, null],
      [null, null],
    ]);
    expect(resolution.ties).toEqual(['4']);
    expect(
      resolution.tried.map(({ platform, entries: ids }) => [platform.variant ?? platform.architecture, ids]),
    ).toEqual([
      ['v2', []],
      ['amd64', ['2', '4']],
      ['386', ['0']],
    ]);
  });

  it('an attestation is no image', () => {
    const entries = [entryView('0', 'unknown/unknown', { kind: 'attestation' }), entryView('1', 'linux/amd64')];
    for (const engine of engineIds) {
      expect(verdicts(resolve(engine, 'linux/amd64', entries))).toEqual(['1 chosen', '0 no-image']);
    }
  });

  it('Podman prefers layers in zstd among entries of one rank, but not in a Docker list', () => {
    const zstd = { annotations: { 'io.github.containers.compression.zstd': 'true' } };
    const entries = [entryView('0', 'linux/amd64'), entryView('1', 'linux/amd64', zstd)];
    expect(resolve('podman', 'linux/amd64', entries).match?.id).toBe('1');
    expect(resolve('containerd', 'linux/amd64', entries).match?.id).toBe('0');
    expect(resolve('podman', 'linux/amd64', entries, mediaType.dockerList).match?.id).toBe('0');
    expect(
      resolve('podman', 'linux/amd64/v2', [entryView('0', 'linux/amd64'), entryView('1', 'linux/amd64/v2')]).match?.id,
    ).toBe('1');
  });

  it('Podman takes names letter by letter, and says what it would have found', () => {
    const { match, candidates } = resolve('podman', 'linux/arm64', [entryView('0', 'linux/aarch64')]);
    expect(match).toBeNull();
    expect(candidates[0]?.because).toBe('It is spelt linux/aarch64: only linux/arm64 would be found.');
    const because = (platform: string, entry: string) =>
      resolve('podman', platform, [entryView('0', entry)]).candidates[0]?.because;
    expect(because('linux/arm64', 'linux/arm/v7')).toBe('It is 32-bit code, which is not taken for an arm64 host.');
    expect(because('linux/arm/v6', 'linux/arm/v7')).toBe('It is for variant v7 of arm, the host takes v6, v5 or none.');
  });

  it.each([
    ['containerd', 'no match for platform in manifest: not found'],
    ['kubernetes', 'no match for platform in manifest: not found'],
    [
      'docker',
      'no matching manifest for linux/arm64/v8 in the manifest list entries: no match for platform in manifest: not found',
    ],
    ['docker-classic', 'no matching manifest for linux/arm64/v8 in the manifest list entries'],
    ['podman', 'no image found in image index for architecture "arm64", variant "v8", OS "linux"'],
  ] as const)('without a match %s says what it says', (engine, text) => {
    const resolution = resolve(engine, 'linux/arm64/v8', [entryView('0', 'linux/amd64')]);
    expect(resolution).toMatchObject({
      match: null,
      problemText: text,
      emulated: false,
      emulation: { platform: parsePlatform('linux/amd64'), handler: 'qemu-x86_64' },
    });
    expect(resolution.reason).toContain('linux/amd64 would run where qemu-x86_64 is registered');
  });

  it('a 32-bit host is offered no 64-bit emulation, and a pod no flag', () => {
    expect(resolve('docker', 'linux/arm/v7', [entryView('0', 'linux/amd64')]).emulation).toBeNull();
    const { reason } = resolve('kubernetes', 'linux/arm64', [entryView('0', 'linux/amd64')]);
    expect(reason).toContain('by the digest of its entry linux/amd64 would run where qemu-x86_64');
  });

  it('what is taken and cannot be read is said to be so', () => {
    const problem = { code: 'not_found' as const, message: 'The manifest is not there.' };
    const { match, reason } = resolve('docker', 'linux/amd64', [entryView('0', 'linux/amd64', { problem })]);
    expect(match?.id).toBe('0');
    expect(reason).toContain('What it holds could not be read. The manifest is not there.');
  });

  it('containerd takes an entry without an operating system for its own', () => {
    const entries = [entryView('0', null, { platform: { os: '', architecture: 'amd64' } })];
    expect(resolve('containerd', 'linux/amd64', entries).match?.id).toBe('0');
    expect(resolve('podman', 'linux/amd64', entries).match).toBeNull();
  });

  it('an unknown variant of arm64 finds nothing, and that is the reason', () => {
    expect(resolve('containerd', 'linux/arm64/v10', [entryView('0', 'linux/arm64')])).toMatchObject({
      match: null,
      tried: [],
      reason: 'containerd does not know the variant of linux/arm64/v10, so that nothing fits.',
    });
  });

  it('os.features that the host lacks are named', () => {
    const entries = [entryView('0', null, { platform: parsePlatform('linux(+gpu)/amd64') })];
    expect(resolve('docker', 'linux/amd64', entries).candidates[0]?.because).toBe(
      'It needs gpu, which the host does not offer.',
    );
    expect(resolve('docker', 'linux(+gpu)/amd64', entries).match?.id).toBe('0');
    const windows = [entryView('0', null, { platform: parsePlatform('windows(10.0.20348.1+win32k)/amd64') })];
    expect(resolve('docker', 'windows(10.0.20348)/amd64', windows).match?.id).toBe('0');
  });
});

describe('an entry without a platform', () => {
  const bare = (id: string, changes: Partial<EntryView> = {}) => entryView(id, null, changes);

  it('comes last, and containerd checks its config', () => {
    const entries = [bare('0', { config: config('linux/s390x') }), entryView('1', 'linux/arm64')];
    expect(verdicts(resolve('containerd', 'linux/arm64', entries))).toEqual(['1 chosen', '0 fits']);
    expect(resolve('containerd', 'linux/s390x', entries)).toMatchObject({
      match: { id: '0' },
      fallback: 'no-platform',
    });
    const refused = resolve('containerd', 'linux/ppc64le', entries);
    expect(refused).toMatchObject({ match: null, problemText: 'no match for platform in manifest: not found' });
    expect(refused.reason).toContain('its config says linux/s390x, which does not fit');
  });

  it('containerd tries no second one when the first disappoints it', () => {
    const entries = [bare('0', { config: config('linux/arm64') }), bare('1', { config: config('linux/s390x') })];
    expect(verdicts(resolve('containerd', 'linux/s390x', entries))).toEqual(['0 refused', '1 fits']);
  });

  it('is asked for where its config is not read yet', () => {
    const pending = resolve('docker', 'linux/s390x', [bare('0'), entryView('1', 'linux/arm64')]);
    expect(pending).toMatchObject({ match: null, unread: ['0'], problemText: null });
    expect(resolve('docker', 'linux/arm64', [bare('0'), entryView('1', 'linux/arm64')]).unread).toEqual([]);
  });

  it('Docker’s classic store and Podman take it unseen, a Docker list is read by Podman without it', () => {
    const entries = [bare('0', { config: config('linux/amd64') })];
    expect(resolve('docker-classic', 'linux/s390x', entries)).toMatchObject({ match: { id: '0' }, emulated: true });
    expect(resolve('podman', 'linux/s390x', entries).match?.id).toBe('0');
    expect(resolve('podman', 'linux/s390x', entries, mediaType.dockerList).match).toBeNull();
  });

  it('that cannot be read is said to be so', () => {
    const problem = { code: 'not_found' as const, message: 'The manifest is not there.' };
    const resolution = resolve('containerd', 'linux/s390x', [bare('0', { problem })]);
    expect(resolution).toMatchObject({ match: null, problemText: 'The manifest is not there.', unread: [] });
  });
});

describe('a nested index', () => {
  const inside = [entryView('1.0', 'linux/arm64'), entryView('1.1', 'linux/riscv64')];
  const entries = [entryView('0', 'linux/amd64'), nested('1', inside)];

  it.each(['containerd', 'kubernetes', 'docker', 'docker-classic'] as const)('%s goes into it', (engine) => {
    const resolution = resolve(engine, 'linux/riscv64', entries);
    expect(resolution.match).toMatchObject({ id: '1.1', position: 1 });
    expect(verdicts(resolution)).toEqual(['1 entered', '1.1 chosen', '1.0 no-fit', '0 no-fit']);
    expect(verdicts(resolve(engine, 'linux/amd64', entries))).toEqual([
      '0 chosen',
      '1 fits',
      '1.0 not-reached',
      '1.1 not-reached',
    ]);
  });

  it('Podman fails on it', () => {
    const resolution = resolve('podman', 'linux/riscv64', entries);
    expect(resolution).toMatchObject({ match: null, problemText: expect.stringContaining('manifest list') });
    expect(verdicts(resolution)).toEqual(['1 refused', '1.0 not-reached', '1.1 not-reached', '0 no-fit']);
  });

  it('nothing is tried after it', () => {
    const declared = [nested('0', [entryView('0.0', 'linux/s390x')], 'linux/amd64'), entryView('1', 'linux/amd64')];
    expect(resolve('containerd', 'linux/amd64', declared)).toMatchObject({
      match: null,
      reason: expect.stringContaining('in which nothing fits, and no other entry is tried'),
    });
  });

  it('is asked for where it is not read yet', () => {
    expect(resolve('containerd', 'linux/riscv64', [nested('0', null)])).toMatchObject({ match: null, unread: ['0'] });
  });
});

it('what is neither manifest nor index stops containerd and Podman, and is skipped by Docker’s classic store', () => {
  const entries = [
    entryView('0', 'linux/amd64', { kind: 'unknown', mediaType: 'text/x' }),
    entryView('1', 'linux/amd64'),
  ];
  for (const engine of ['containerd', 'docker', 'podman'] as const) {
    expect(resolve(engine, 'linux/amd64', entries)).toMatchObject({
      match: null,
      problemText: 'unexpected media type text/x',
    });
  }
  expect(verdicts(resolve('docker-classic', 'linux/amd64', entries))).toEqual(['0 refused', '1 chosen']);
});

describe('32-bit ARM code on a 64-bit machine', () => {
  const image = imageView([entryView('0', 'linux/arm/v7')]);
  it.each([
    ['yes', false, 'The cores of this host execute it as 32-bit code.'],
    ['unknown', false, 'It runs only on cores with AArch32'],
    ['no', true, 'The cores of this host have no AArch32: it runs only where qemu-arm is registered'],
  ] as const)('with AArch32: %s', (aarch32, emulated, sentence) => {
    const resolution = resolveEntry('containerd', host('linux/arm64/v8', aarch32), image);
    expect(resolution).toMatchObject({ match: { id: '0' }, fallback: '32-bit-arm', aarch32Matters: true, emulated });
    expect(resolution.reason).toContain(sentence);
  });
});

describe('a single manifest', () => {
  const single = (platform: string) =>
    imageView([entryView('0', platform, { config: config(platform) })], {
      kind: 'manifest',
      mediaType: mediaType.ociManifest,
    });
  const ask = (engine: Engine, platform: string, image: string, requested = false) =>
    resolveEntry(engine, host(platform), single(image), { requested });

  it('containerd and Kubernetes take it without a word', () => {
    for (const engine of ['containerd', 'kubernetes'] as const) {
      expect(ask(engine, 'linux/arm64', 'linux/amd64')).toMatchObject({
        match: { id: '0' },
        emulated: true,
        warning: null,
      });
    }
    expect(ask('containerd', 'linux/arm64', 'linux/amd64').reason).toContain('“exec format error”');
  });

  it('Docker and Podman warn of another platform', () => {
    expect(ask('docker', 'linux/arm64/v8', 'linux/amd64').warning).toBe(
      "The requested image's platform (linux/amd64) does not match the detected host platform (linux/arm64/v8) and no specific platform was requested",
    );
    expect(ask('podman', 'linux/arm64', 'linux/amd64').warning).toBe(
      'image platform (linux/amd64) does not match the expected platform (linux/arm64)',
    );
    expect(ask('docker', 'linux/arm64/v8', 'linux/arm/v7').warning).toBeNull();
    expect(ask('docker', 'linux/amd64/v2', 'linux/amd64/v3').warning).not.toBeNull();
  });

  it('Docker refuses it where another platform was asked for', () => {
    expect(ask('docker', 'linux/arm64', 'linux/amd64', true)).toMatchObject({
      match: null,
      problemText:
        'image with reference alpine:3.20 was found but does not provide the specified platform (linux/arm64)',
    });
    expect(ask('docker-classic', 'linux/arm64', 'linux/amd64', true).problemText).toBe(
      'image with reference alpine:3.20 was found but its platform (linux/amd64) does not match the specified platform (linux/arm64)',
    );
    expect(ask('docker', 'linux/arm64/v8', 'linux/arm64', true).match?.id).toBe('0');
  });

  it('one for another operating system does not run, emulated or not', () => {
    const resolution = ask('containerd', 'linux/amd64', 'windows(10.0.20348.1)/amd64');
    expect(resolution).toMatchObject({ emulated: false, emulation: null });
    expect(resolution.reason).toContain('It is for windows and does not run on linux.');
  });

  it('is asked for where its config is not read yet', () => {
    const image = imageView([pendingEntryView('0', null)], { kind: 'manifest' });
    expect(resolveEntry('docker', host('linux/amd64'), image)).toMatchObject({ match: null, unread: ['0'] });
  });

  it('an artifact is nothing to run', () => {
    const image = imageView([entryView('0', null, { kind: 'artifact' })], { kind: 'artifact' });
    expect(resolveEntry('docker', host('linux/amd64'), image).match).toBeNull();
  });
});
