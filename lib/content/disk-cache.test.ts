import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Digest } from '@/lib/oci/digest';
import { digestHex } from '@/lib/oci/digest';
import { ContentCache } from './content-cache';
import { DiskCache } from './disk-cache';
import { digestOf } from './verify';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-cache-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (maxBytes = 1024 * 1024) => new DiskCache({ folder, maxBytes, quietMs: 5 });
const pathOf = (digest: Digest) => join(folder, 'sha256', digestHex(digest).slice(0, 2), digestHex(digest));
const content = (text: string) => ({ bytes: Buffer.from(text), digest: digestOf(Buffer.from(text)) });

async function kept(text: string): Promise<Digest> {
  const disk = open();
  const { bytes, digest } = content(text);
  disk.write(digest, bytes.length, () => bytes);
  await disk.flush();
  return digest;
}

describe('content on the disk', () => {
  test('is there for the next process, readable by its owner alone', async () => {
    const digest = await kept('a manifest');
    expect(Buffer.from((await open().read(digest)) ?? []).toString()).toBe('a manifest');
    expect((await lstat(pathOf(digest))).mode & 0o777).toBe(0o600);
    expect((await lstat(dirname(pathOf(digest)))).mode & 0o777).toBe(0o700);
  });

  test.each([
    ['cut', (path: string) => truncate(path, 3)],
    ['emptied', (path: string) => truncate(path, 0)],
    ['altered', (path: string) => writeFile(path, 'A manifest')],
  ])('is dropped when it was %s, and kept anew', async (_, damage) => {
    const digest = await kept('a manifest');
    await damage(pathOf(digest));
    const disk = open();
    const cache = new ContentCache(disk);
    expect(await cache.get(digest)).toBeUndefined();
    await disk.flush();
    await expect(lstat(pathOf(digest))).rejects.toThrow('ENOENT');
    cache.keep(digest, Buffer.from('a manifest'));
    await disk.flush();
    expect(await readFile(pathOf(digest), 'utf8')).toBe('a manifest');
  });

  test('appears whole or not at all: what an ended process left half written is removed, and never read', async () => {
    const digest = await kept('a manifest');
    const { digest: other } = content('another');
    await mkdir(join(folder, 'incoming'), { recursive: true });
    await writeFile(join(folder, 'incoming', 'left-behind'), 'ano');
    const disk = open();
    await expect.poll(() => disk.has(digest)).toBe(true);
    expect(await disk.read(other)).toBeUndefined();
    await expect(lstat(join(folder, 'incoming'))).rejects.toThrow('ENOENT');
  });

  test('is written without anyone waiting, once things are quiet', async () => {
    const disk = open();
    const { bytes, digest } = content('soon');
    disk.write(digest, bytes.length, () => bytes);
    await expect(lstat(pathOf(digest))).rejects.toThrow('ENOENT');
    await expect.poll(() => readFile(pathOf(digest), 'utf8').catch(() => null)).toBe('soon');
  });
});

describe('links', () => {
  test('are not read, and not written through', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'polyarch-outside-'));
    const { bytes, digest } = content('a manifest');
    await writeFile(join(outside, 'file'), bytes);
    await mkdir(dirname(pathOf(digest)), { recursive: true });
    await symlink(join(outside, 'file'), pathOf(digest));
    expect(await open().read(digest)).toBeUndefined();

    await rm(join(folder, 'sha256'), { recursive: true });
    await symlink(outside, join(folder, 'sha256'));
    await kept('a manifest');
    expect(await readdir(outside)).toEqual(['file']);
    await rm(outside, { recursive: true });
  });
});

describe('the bound', () => {
  const block = 4096;

  test('lets go of what was not used for longest, whichever process used it', async () => {
    const digests = [await kept('one'), await kept('two'), await kept('three')];
    const [one, two, three] = digests as [Digest, Digest, Digest];
    const longAgo = new Date(Date.now() - 7_200_000);
    for (const digest of digests) await utimes(pathOf(digest), longAgo, longAgo);
    const reader = open();
    await reader.flush();
    await expect.poll(() => reader.has(one)).toBe(true);
    await reader.read(one);
    await reader.flush();

    const { bytes, digest: four } = content('four');
    const disk = open(3 * block);
    disk.write(four, bytes.length, () => bytes);
    await disk.flush();
    const left = await readdir(join(folder, 'sha256'), { recursive: true });
    const isLeft = (digest: Digest) => left.some((path) => path.endsWith(digestHex(digest)));
    expect([one, four].map(isLeft)).toEqual([true, true]);
    expect([two, three].filter(isLeft)).toHaveLength(1);
  });

  test('holds on the disk for any number of tiny files', async () => {
    const disk = open(10 * block);
    for (let n = 0; n < 40; n++) {
      const { bytes, digest } = content(`number ${n}`);
      disk.write(digest, bytes.length, () => bytes);
    }
    await disk.flush();
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
    expect(files).toHaveLength(10);
  });

  test('of what waits to be written: the rest is dropped, not piled up', async () => {
    const disk = open(1024 ** 3);
    const big = Buffer.alloc(10 * 1024 * 1024);
    for (let n = 0; n < 10; n++) disk.write(digestOf(Buffer.from(String(n))), big.length, () => big);
    await disk.flush();
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
    expect(files).toHaveLength(6);
  });
});

test('a folder that cannot be written stops nothing', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  const said: string[] = [];
  const write = process.stderr.write.bind(process.stderr);
  process.stderr.write = (text: string | Uint8Array) => said.push(String(text)) > 0;
  try {
    const disk = new DiskCache({ folder: join(file, 'cache'), maxBytes: 1024 });
    const cache = new ContentCache(disk);
    const { bytes, digest } = content('a manifest');
    cache.keep(digest, bytes);
    cache.keep(digestOf(Buffer.from('x')), Buffer.from('x'));
    await disk.flush();
    expect(await cache.get(digest)).toBe(bytes);
  } finally {
    process.stderr.write = write;
  }
  expect(said).toEqual([expect.stringContaining(`The cache in “${join(file, 'cache')}” cannot be used`)]);
});
