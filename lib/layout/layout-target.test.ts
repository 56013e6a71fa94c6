import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { blob, image } from '../testing/fixtures';
import { mountSmallDisk } from '../testing/small-disk';
import { layoutContent } from './layout-content';
import { layoutTarget } from './layout-target';

const run = promisify(execFile);
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-layout-target-'));
});
afterEach(() => rm(folder, { recursive: true }));

const reference = { kind: 'layout', layout: 'kept' } as const;
const amd64 = image({ os: 'linux', architecture: 'amd64' });
const arm64 = image({ os: 'linux', architecture: 'arm64' });
async function* piecesOf(bytes: Uint8Array) {
  yield bytes;
}
async function push(fixture: typeof amd64, tag: string): Promise<void> {
  const target = layoutTarget(reference, folder);
  for (const { descriptor, bytes } of fixture.blobs) await target.putBlob(descriptor, () => piecesOf(bytes));
  const { mediaType, digest } = fixture.descriptor;
  await target.putManifest({ mediaType, digest, bytes: fixture.bytes }, tag);
}
const digestOfTag = async (tag: string) =>
  (await layoutContent(reference, folder).resolve({ ...reference, tag })).digest;
const blobNames = () => readdir(join(folder, 'kept/blobs/sha256'));

test.each(['', 'blobs', 'blobs/sha256'])(
  'nothing is written where “%s” of the layout leads elsewhere',
  async (path) => {
    const outside = join(folder, '.outside');
    await mkdir(outside);
    await mkdir(join(folder, 'kept', path, '..'), { recursive: true });
    await symlink(outside, join(folder, 'kept', path).replace(/\/$/, ''));
    await expect(push(amd64, '1')).rejects.toMatchObject({ problem: { code: 'forbidden' } });
    expect(await readdir(outside)).toEqual([]);
  },
);

test('two pushes at once lose nothing of each other', async () => {
  await Promise.all([push(amd64, '1'), push(arm64, '2'), push(amd64, '3')]);
  expect([await digestOfTag('1'), await digestOfTag('2'), await digestOfTag('3')]).toEqual([
    amd64.descriptor.digest,
    arm64.descriptor.digest,
    amd64.descriptor.digest,
  ]);
  expect((await blobNames()).filter((name) => !/^[0-9a-f]{64}$/.test(name))).toEqual([]);
});

test('what a killed process left half written is swept, what is being written is not', async () => {
  await push(amd64, '1');
  const [name = ''] = await blobNames();
  const aside = (digit: string) =>
    join(folder, 'kept/blobs/sha256', `${name}.${digit.repeat(8)}-0000-0000-0000-000000000000`);
  await Promise.all([writeFile(aside('a'), 'half'), writeFile(aside('b'), 'half')]);
  const before = new Date(Date.now() - process.uptime() * 1000 - 60_000);
  await utimes(aside('a'), before, before);
  // Another place is another layout, which nobody has swept in this process.
  const moved = join(folder, 'moved');
  await run('cp', ['-a', join(folder, 'kept'), moved]);
  await layoutTarget({ kind: 'layout', layout: 'moved' }, folder).putManifest(
    { ...arm64.descriptor, bytes: arm64.bytes },
    '2',
  );
  const names = await readdir(join(moved, 'blobs/sha256'));
  expect(names.filter((one) => one.includes('.')).map((one) => one.split('.')[1]?.[0])).toEqual(['b']);
});

test('a disk that is full has a named problem, and leaves the layout as it was', async ({ skip }) => {
  const disk = await mountSmallDisk(folder, '256k');
  if (disk === null) return skip('Nobody may mount a small file system here.');
  try {
    await push(amd64, '1');
    const [index, names] = [await readFile(join(folder, 'kept/index.json'), 'utf8'), await blobNames()];
    const large = blob('application/octet-stream', Buffer.alloc(1_000_000, 'x'));
    const target = layoutTarget(reference, folder);
    const full = target.putBlob(large.descriptor, () => piecesOf(large.bytes));
    await expect(full).rejects.toMatchObject({
      problem: { code: 'too_large', message: expect.stringContaining('no space is left') },
    });
    expect(await target.hasBlob(large.descriptor)).toBe(false);
    expect([await readFile(join(folder, 'kept/index.json'), 'utf8'), await blobNames()]).toEqual([index, names]);
    await disk.resize('8m');
    await target.putBlob(large.descriptor, () => piecesOf(large.bytes));
    expect(await target.hasBlob(large.descriptor)).toBe(true);
  } finally {
    await disk.unmount();
  }
});
