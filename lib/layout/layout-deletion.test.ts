import { mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { describedAs, image } from '../testing/fixtures';
import { imageFixtures } from '../testing/image-fixtures';
import { layoutFilesOf, layoutFilesWith, writeFolder, writeTar } from '../testing/write-layout';
import { layoutContent } from './layout-content';
import { layoutDeletion } from './layout-deletion';

const amd64 = { os: 'linux', architecture: 'amd64' };
const [one, other] = [image(amd64), image(amd64, { content: 'other' })];
const { digest } = one.descriptor;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'layouts-'));
});
afterEach(() => rm(folder, { recursive: true }));

const open = (layout: string) => {
  const reference = { kind: 'layout', layout } as const;
  return { ...layoutContent(reference, folder), ...layoutDeletion(reference, folder) };
};
const write = (name: string, files: ReadonlyMap<string, Uint8Array>) => writeFolder(join(folder, name), files);
const problem = (code: string) => ({ problem: expect.objectContaining({ code }) });
const indexOf = async (name: string) => JSON.parse(await readFile(join(folder, name, 'index.json'), 'utf8'));

describe('a tag', () => {
  test('goes alone: the manifest and its other tags stay', async () => {
    await write('a', layoutFilesOf({ v1: one, latest: one, v2: other }));
    const { deleteTag, listTags, current } = open('a');
    await deleteTag('v1');
    expect((await listTags()).tags).toEqual(['latest', 'v2']);
    expect((await current({ tag: 'latest' })).digest).toBe(digest);
    await deleteTag('latest');
    expect((await listTags()).tags).toEqual(['v2']);
    expect((await current({ digest })).size).toBe(one.descriptor.size);
    await expect(deleteTag('latest')).rejects.toMatchObject(problem('not_found'));
  });

  test('goes under every name it is written by, and leaves all else as it stands', async () => {
    const annotations = {
      'org.opencontainers.image.ref.name': 'v1',
      'io.containerd.image.name': 'docker.io/library/app:v1',
      'com.example': 'kept',
    };
    const files = layoutFilesWith([one], [describedAs(one, { annotations }).descriptor]);
    const index = { ...JSON.parse(Buffer.from(files.get('index.json') ?? []).toString()), 'com.example.unknown': [1] };
    await write('a', files.set('index.json', Buffer.from(JSON.stringify(index))));
    await open('a').deleteTag('v1');
    const kept = { ...one.descriptor, annotations: { 'com.example': 'kept' } };
    expect(await indexOf('a')).toEqual({ ...index, manifests: [kept] });
  });

  test('of two deleted at once both are gone', async () => {
    await write('a', layoutFilesOf({ v1: one, v2: other, v3: one, v4: other }));
    const { deleteTag, listTags } = open('a');
    await Promise.all(['v1', 'v2', 'v3', 'v4'].map((tag) => deleteTag(tag)));
    expect((await listTags()).tags).toEqual([]);
    expect(await readdir(join(folder, 'a'))).toEqual(['blobs', 'index.json', 'oci-layout']);
  });
});

describe('a manifest', () => {
  test('goes with all its tags; what other images share stays', async () => {
    await write('a', layoutFilesOf({ v1: one, latest: one, v2: other }));
    const { deleteManifest, listTags, current, getBlob } = open('a');
    await deleteManifest(digest);
    expect((await listTags()).tags).toEqual(['v2']);
    await expect(current({ digest })).rejects.toMatchObject(problem('not_found'));
    for (const { descriptor } of one.blobs) expect((await getBlob(descriptor)).length).toBe(descriptor.size);
    await expect(deleteManifest(digest)).rejects.toMatchObject(problem('not_found'));
  });

  test('that an index names goes too, and is then missing there', async () => {
    const index = imageFixtures.ociIndex();
    const [child] = index.children;
    if (child === undefined) throw new Error('The fixture has no child.');
    await write('a', layoutFilesOf({ v1: index }));
    const { deleteManifest, getManifest } = open('a');
    await deleteManifest(child.descriptor.digest);
    await expect(getManifest(child.descriptor)).rejects.toMatchObject(problem('not_found'));
    expect((await getManifest(index.descriptor)).length).toBe(index.descriptor.size);
  });
});

test('nothing is deleted in an archive, and it says so before', async () => {
  await writeTar(join(folder, 'a.tar'), layoutFilesOf({ v1: one }));
  const { ability, deleteTag, deleteManifest } = open('a');
  expect(await ability()).toEqual({ tags: false, manifests: false });
  await expect(deleteTag('v1')).rejects.toMatchObject(problem('unsupported'));
  await expect(deleteManifest(digest)).rejects.toMatchObject(problem('unsupported'));
});

test('no link leads a deletion out of the layouts folder', async () => {
  await write('real', layoutFilesOf({ v1: one }));
  await symlink(join(folder, 'real'), join(folder, 'linked'));
  await expect(open('linked').deleteTag('v1')).rejects.toMatchObject(problem('forbidden'));
  const blobs = join(folder, 'real', 'blobs');
  await rename(blobs, join(folder, 'aside'));
  await symlink(join(folder, 'aside'), blobs);
  await expect(open('real').deleteManifest(digest)).rejects.toMatchObject(problem('forbidden'));
  expect(await readdir(join(folder, 'aside', 'sha256'))).toContain(digest.slice('sha256:'.length));
  await rm(join(folder, 'real', 'index.json'));
  await writeFile(join(folder, 'elsewhere'), '{}');
  await symlink(join(folder, 'elsewhere'), join(folder, 'real', 'index.json'));
  await expect(open('real').deleteTag('v1')).rejects.toMatchObject(problem('forbidden'));
  expect(await readFile(join(folder, 'elsewhere'), 'utf8')).toBe('{}');
});
