import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Digest } from '../oci/digest';
import type { LayoutReference } from '../oci/reference';
import type { ProblemCode } from '../problem/problem';
import { describedAs, type Fixture, image } from '../testing/fixtures';
import { imageFixtures } from '../testing/image-fixtures';
import { layoutFilesOf, layoutFilesWith, writeFolder, writeTar } from '../testing/write-layout';
import { layoutContent } from './layout-content';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'layouts-'));
});

afterEach(() => rm(folder, { recursive: true }));

const at = (layout: string, rest: Partial<LayoutReference> = {}): LayoutReference => ({
  kind: 'layout',
  layout,
  ...rest,
});
const content = (layout: string) => layoutContent(at(layout), folder);
const resolve = (layout: string, rest?: Partial<LayoutReference>) => content(layout).resolve(at(layout, rest));
const problem = (code: ProblemCode, more: object = {}) => ({ problem: expect.objectContaining({ code, ...more }) });

const kinds = {
  directory: (name: string, files: ReadonlyMap<string, Uint8Array>) => writeFolder(join(folder, name), files),
  tar: (name: string, files: ReadonlyMap<string, Uint8Array>) => writeTar(join(folder, `${name}.tar`), files),
};
const amd64 = { os: 'linux', architecture: 'amd64' };
const one = () => image(amd64);
const other = () => image(amd64, { content: 'other' });

describe.each(['directory', 'tar'] as const)('a layout kept as a %s', (kind) => {
  const write = kinds[kind];

  test.each(Object.entries(imageFixtures))('gives back the exact bytes of %s and of all below it', async (_, make) => {
    const fixture = make();
    await write('all', layoutFilesOf({ here: fixture, latest: one() }));
    const descriptor = await resolve('all', { tag: 'here' });
    expect(descriptor.digest).toBe(fixture.descriptor.digest);
    await expectAll(fixture);
  });

  async function expectAll({ descriptor, bytes, blobs, children, withheld = [] }: Fixture): Promise<void> {
    expect(Buffer.from(await content('all').getManifest(descriptor)).equals(bytes)).toBe(true);
    for (const blob of blobs) {
      expect(Buffer.from(await content('all').getBlob(blob.descriptor)).equals(blob.bytes)).toBe(true);
    }
    for (const child of children) {
      const { digest } = child.descriptor;
      if (withheld.includes(digest)) {
        await expect(content('all').getManifest(child.descriptor)).rejects.toMatchObject(problem('not_found'));
      } else await expectAll(child);
    }
  }

  test('books the bytes that were read, and no requests', async () => {
    const fixture = one();
    await write('a', layoutFilesOf({ x: fixture }));
    const cost = { requests: 0, bytesRead: 0 };
    await content('a').getManifest(fixture.descriptor, { cost });
    expect(cost).toEqual({ requests: 0, bytesRead: fixture.bytes.length });
  });

  test('resolves a child by digest, with the media type that its bytes state', async () => {
    const index = imageFixtures.dockerList();
    const child = index.children[1]?.descriptor;
    await write('a', layoutFilesOf({ x: index }));
    const { mediaType, digest, size } = await resolve('a', { digest: child?.digest });
    expect({ mediaType, digest, size }).toEqual({ ...child, platform: undefined });
  });

  test('takes the digest where a tag is given too', async () => {
    const [first, second] = [one(), other()];
    await write('a', layoutFilesOf({ first, second }));
    const { digest } = second.descriptor;
    expect(await resolve('a', { tag: 'first', digest })).toMatchObject({ digest });
  });

  test('takes the only manifest when no tag is typed', async () => {
    await write('a', layoutFilesWith([one()], [one().descriptor]));
    expect((await resolve('a')).digest).toBe(one().descriptor.digest);
  });

  test('takes latest among several when no tag is typed', async () => {
    await write('a', layoutFilesOf({ first: other(), latest: one() }));
    expect((await resolve('a')).digest).toBe(one().descriptor.digest);
  });

  test('lists the tags when the one asked for is not there', async () => {
    await write('a', layoutFilesOf({ v2: one(), v1: other() }));
    const expected = problem('not_found', { hint: 'It has v1, v2.', details: { tags: ['v1', 'v2'] } });
    await expect(resolve('a')).rejects.toMatchObject(expected);
    await expect(resolve('a', { tag: 'v3' })).rejects.toMatchObject(expected);
  });

  test('names the digests of a layout that has no tags', async () => {
    const fixtures = [one(), other()];
    const descriptors = fixtures.map(({ descriptor }) => descriptor);
    await write('a', layoutFilesWith(fixtures, descriptors));
    const hint = expect.stringContaining(descriptors[1]?.digest ?? '-');
    await expect(resolve('a')).rejects.toMatchObject(problem('not_found', { hint }));
  });

  test.each([
    ['3.20', '3.20'],
    ['docker.io/library/alpine:3.20', '3.20'],
    ['localhost:5000/alpine:3.20', '3.20'],
    ['localhost:5000/alpine', 'latest'],
  ])('reads the tag of an entry named “%s” as %s', async (name, tag) => {
    const named = (key: string, fixture: Fixture) => describedAs(fixture, { annotations: { [key]: name } });
    const ociName = named('org.opencontainers.image.ref.name', one());
    const buildxName = named('io.containerd.image.name', one());
    await write('a', layoutFilesWith([ociName, other()], [ociName.descriptor, other().descriptor]));
    await write('b', layoutFilesWith([buildxName, other()], [buildxName.descriptor, other().descriptor]));
    expect((await resolve('a', { tag })).digest).toBe(one().descriptor.digest);
    expect((await resolve('b', { tag })).digest).toBe(one().descriptor.digest);
  });

  test('asks for a digest when two images share the tag', async () => {
    const named = [one(), other()].map((fixture, n) =>
      describedAs(fixture, { annotations: { 'io.containerd.image.name': `example.org/image${n}:v1` } }),
    );
    const descriptors = named.map(({ descriptor }) => descriptor);
    await write('a', layoutFilesWith(named, descriptors));
    await expect(resolve('a', { tag: 'v1' })).rejects.toMatchObject(problem('reference_invalid'));
  });

  test('pages through the tags in order', async () => {
    await write('a', layoutFilesOf({ c: one(), a: one(), b: one() }));
    expect(await content('a').listTags({ limit: 2 })).toEqual({ tags: ['a', 'b'], next: 'b' });
    expect(await content('a').listTags({ limit: 2, after: 'b' })).toEqual({ tags: ['c'], next: null });
  });

  test('withholds a blob that does not match its digest', async () => {
    const fixture = one();
    const files = layoutFilesOf({ x: fixture });
    const altered = Buffer.from(fixture.bytes.map((byte) => (byte === 0x20 ? 0x09 : byte)));
    files.set(`blobs/${fixture.descriptor.digest.replace(':', '/')}`, altered);
    await write('a', files);
    await expect(content('a').getManifest(fixture.descriptor)).rejects.toMatchObject(problem('content_mismatch'));
  });

  test('refuses to read more than was allowed, also when the descriptor makes it small', async () => {
    const fixture = one();
    await write('a', layoutFilesOf({ x: fixture }));
    const [blob] = fixture.blobs;
    if (blob === undefined) throw new Error('The fixture has no config.');
    const tooLarge = problem('too_large');
    await expect(content('a').getBlob(blob.descriptor, { maxBytes: 10 })).rejects.toMatchObject(tooLarge);
    const lying = { ...blob.descriptor, size: 5 };
    await expect(content('a').getBlob(lying, { maxBytes: 10 })).rejects.toMatchObject(tooLarge);
  });

  test.each<[string, string, ProblemCode]>([
    ['is of another version', '{"imageLayoutVersion":"2.0.0"}', 'unsupported'],
    ['has no version', '{}', 'manifest_invalid'],
    ['is not JSON', 'hello', 'manifest_invalid'],
  ])('refuses a layout whose marker %s', async (_, marker, code) => {
    await write('a', layoutFilesOf({ x: one() }).set('oci-layout', Buffer.from(marker)));
    await expect(resolve('a', { tag: 'x' })).rejects.toMatchObject(problem(code));
  });

  test.each<[string, string]>([
    ['not JSON', 'hello'],
    ['an image', '{"schemaVersion":2,"config":{},"layers":[]}'],
  ])('refuses an index.json that is %s', async (_, text) => {
    await write('a', layoutFilesOf({ x: one() }).set('index.json', Buffer.from(text)));
    await expect(resolve('a', { tag: 'x' })).rejects.toMatchObject(problem('manifest_invalid'));
  });

  test('says that a Docker archive alone is not supported, and reads the layout of one that has both', async () => {
    const dockerPart = ['manifest.json', Buffer.from('[]')] as const;
    await write('docker', new Map([dockerPart]));
    await write('both', layoutFilesOf({ x: one() }).set(...dockerPart));
    await expect(resolve('docker')).rejects.toMatchObject(problem('unsupported'));
    expect(await resolve('both')).toMatchObject({ digest: one().descriptor.digest });
  });

  test('refuses a digest that would be a path', async () => {
    await write('a', layoutFilesOf({ x: one() }));
    const digest = 'sha256:../../../../etc/passwd' as Digest;
    const descriptor = { ...one().descriptor, digest };
    await expect(resolve('a', { digest })).rejects.toMatchObject(problem('reference_invalid'));
    await expect(content('a').getManifest(descriptor)).rejects.toMatchObject(problem('reference_invalid'));
  });

  test('stops when the asker has left', async () => {
    await write('a', layoutFilesOf({ x: one() }));
    const signal = AbortSignal.abort();
    await expect(content('a').getManifest(one().descriptor, { signal })).rejects.toThrow('aborted');
  });
});
