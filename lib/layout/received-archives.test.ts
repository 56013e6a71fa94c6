import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestOf } from '../content/verify';
import { image } from '../testing/fixtures';
import { imageFixtures } from '../testing/image-fixtures';
import { hasPeer, runPeer } from '../testing/peer-command';
import { layoutFilesOf, writeFolder } from '../testing/write-layout';
import { receiveLayout } from './receive-layout';

const [hasSkopeo, hasBuildah] = await Promise.all([hasPeer('skopeo'), hasPeer('buildah')]);
const skopeo = (...args: string[]) => runPeer('skopeo', ['--insecure-policy', ...args]);

let folder: string;
beforeEach(async (context) => {
  context.skip(!hasSkopeo, 'skopeo is not installed: apt-get install skopeo');
  folder = await mkdtemp(join(tmpdir(), 'received-'));
  const fixtures = {
    list: imageFixtures.ociIndex(),
    oci: image({ os: 'linux', architecture: 'arm', variant: 'v7' }),
    amd: imageFixtures.ociManifest(),
  };
  await writeFolder(join(folder, 'from'), layoutFilesOf(fixtures));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The digest of the image that was received. */
async function receivedDigest(fileName: string): Promise<string> {
  const layouts = join(folder, 'layouts');
  const { name, images } = await receiveLayout(createReadStream(join(folder, fileName)), { fileName, folder: layouts });
  expect(images).toHaveLength(1);
  // It is a layout to skopeo, too.
  await skopeo('inspect', '--raw', `oci:${layouts}/${name}`);
  return images[0]?.descriptor.digest ?? '';
}

describe('an archive that skopeo wrote', () => {
  test.each([
    ['oci-archive', 'list', 'a.tar:v1', 'a.tar'],
    ['oci-archive', 'oci', 'a.tar', 'a.tar'],
    ['docker-archive', 'amd', 'a.tar:hello:v1', 'a.tar'],
    ['docker-archive', 'oci', 'a.tar:registry.example/team/hello:v1', 'a.tar'],
  ])('as %s, of the image “%s”, has the digest that skopeo gives it', async (form, from, to, file) => {
    await skopeo('copy', '--all', `oci:${folder}/from:${from}`, `${form}:${folder}/${to}`);
    const raw = await skopeo('inspect', '--raw', `${form}:${folder}/${file}`);
    expect(await receivedDigest(file)).toBe(digestOf(raw));
  });

  test.each([
    ['gzip', 'a.tar.gz'],
    ['zstd', 'a.tar.zst'],
  ])('may be compressed with %s', async (tool, file) => {
    await skopeo('copy', `oci:${folder}/from:amd`, `docker-archive:${folder}/a.tar:hello:v1`);
    const raw = await skopeo('inspect', '--raw', `docker-archive:${folder}/a.tar`);
    await runPeer(tool, [
      '-q',
      '-k',
      '-f',
      join(folder, 'a.tar'),
      ...(tool === 'zstd' ? ['-o', join(folder, file)] : []),
    ]);
    expect(await receivedDigest(file)).toBe(digestOf(raw));
  });
});

describe.skipIf(!hasBuildah)('an archive that buildah wrote', () => {
  test.each(['oci-archive', 'docker-archive'])('as %s has the digest that skopeo gives it', async (form) => {
    const policy = '{"default":[{"type":"insecureAcceptAnything"}]}';
    await writeFolder(folder, new Map([['policy.json', Buffer.from(policy)]]));
    const buildah = async (command: string, ...args: string[]) => {
      const store = ['--root', `${folder}/store`, '--runroot', `${folder}/run`, '--storage-driver', 'vfs'];
      return (
        await runPeer('buildah', [...store, command, `--signature-policy=${folder}/policy.json`, ...args])
      ).toString();
    };
    await skopeo('copy', `oci:${folder}/from:amd`, `docker-archive:${folder}/a.tar:hello:v1`);
    const id = (await buildah('pull', '-q', `docker-archive:${folder}/a.tar`)).trim();
    await buildah('push', id, `${form}:${folder}/b.tar:hello:v1`);
    const raw = await skopeo('inspect', '--raw', `${form}:${folder}/b.tar`);
    expect(await receivedDigest('b.tar')).toBe(digestOf(raw));
  });
});
