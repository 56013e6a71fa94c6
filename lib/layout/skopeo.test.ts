import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { imageFixtures } from '../testing/image-fixtures';
import { hasPeer, runPeer } from '../testing/peer-command';
import { layoutFilesOf, writeFolder } from '../testing/write-layout';
import { layoutContent } from './layout-content';

const installed = await hasPeer('skopeo');
const skopeo = (...args: string[]) => runPeer('skopeo', ['--insecure-policy', ...args]);

let folder: string;

beforeEach(async (context) => {
  context.skip(!installed, 'skopeo is not installed: apt-get install skopeo');
  folder = await mkdtemp(join(tmpdir(), 'skopeo-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('what skopeo copies', () => {
  const fixture = imageFixtures.ociIndex();

  test.each([
    ['directory', 'oci:FOLDER/copy:v1'],
    ['tar', 'oci-archive:FOLDER/copy.tar:v1'],
    ['tar under a whole name', 'oci-archive:FOLDER/copy.tar:example.org/hello:v1'],
  ])('into a %s is read whole', async (_, target) => {
    await writeFolder(join(folder, 'from'), layoutFilesOf({ all: fixture }));
    await skopeo('copy', '--all', `oci:${folder}/from:all`, target.replace('FOLDER', folder));
    const reference = { kind: 'layout', layout: 'copy', tag: 'v1' } as const;
    const content = layoutContent(reference, folder);
    const descriptor = await content.resolve(reference);
    expect(descriptor.digest).toBe(fixture.descriptor.digest);
    expect(Buffer.from(await content.getManifest(descriptor)).equals(fixture.bytes)).toBe(true);
    for (const child of fixture.children) {
      expect((await content.getManifest(child.descriptor)).length).toBe(child.bytes.length);
    }
  });

  test('into a Docker archive is refused in words', async () => {
    await writeFolder(join(folder, 'from'), layoutFilesOf({ one: imageFixtures.ociManifest() }));
    await mkdir(join(folder, 'layouts'));
    await skopeo('copy', `oci:${folder}/from:one`, `docker-archive:${folder}/layouts/docker.tar:hello:v1`);
    const reference = { kind: 'layout', layout: 'docker' } as const;
    await expect(layoutContent(reference, join(folder, 'layouts')).resolve(reference)).rejects.toMatchObject({
      problem: { code: 'unsupported' },
    });
  });
});
