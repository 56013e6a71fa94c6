import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Store } from './database';
import { type RecentView, recentViews, rememberView, usedRegistries } from './recent-views';

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-store-'));
  store = await openDatabase(folder);
});

afterEach(async () => {
  await store.destroy();
  await rm(folder, { recursive: true });
});

const view = (reference: string, viewedAtMs: number): RecentView => ({
  reference,
  kind: 'index',
  mediaType: 'application/vnd.oci.image.index.v1+json',
  platforms: [{ os: 'linux', architecture: 'arm', variant: 'v7', 'os.features': ['a'] }],
  viewedAtMs,
});

const references = async (limit = 10) => (await recentViews(limit, store)).map(({ reference }) => reference);

describe('recent views', () => {
  it('come back as they were given, latest first, at most as many as asked for', async () => {
    await rememberView(view('docker.io/library/alpine:3.20', 1), store);
    await rememberView(view('oci-layout://sample:linux8', 2), store);
    expect(await recentViews(10, store)).toEqual([
      view('oci-layout://sample:linux8', 2),
      view('docker.io/library/alpine:3.20', 1),
    ]);
    expect(await references(1)).toEqual(['oci-layout://sample:linux8']);
  });

  it('list a reference once, at its latest look', async () => {
    await rememberView(view('docker.io/library/alpine:3.20', 1), store);
    await rememberView(view('docker.io/library/debian:13', 2), store);
    await rememberView({ ...view('docker.io/library/alpine:3.20', 3), kind: 'manifest', platforms: [] }, store);
    expect(await references()).toEqual(['docker.io/library/alpine:3.20', 'docker.io/library/debian:13']);
    expect((await recentViews(1, store))[0]).toMatchObject({ kind: 'manifest', platforms: [], viewedAtMs: 3 });
  });

  it('keep the latest 200', async () => {
    for (let n = 1; n <= 205; n++) await rememberView(view(`docker.io/library/alpine:${n}`, n), store);
    const kept = await references(1000);
    expect(kept).toHaveLength(200);
    expect(kept[0]).toBe('docker.io/library/alpine:205');
    expect(kept.at(-1)).toBe('docker.io/library/alpine:6');
  });

  it('keep a bounded part of an index with very many platforms', async () => {
    const platforms = Array.from({ length: 5000 }, () => ({ os: 'linux', architecture: 'amd64' }));
    await rememberView({ ...view('docker.io/library/alpine:3.20', 1), platforms }, store);
    expect((await recentViews(1, store))[0]?.platforms).toHaveLength(64);
  });

  it('survive a process that ended without notice', async () => {
    await rememberView(view('docker.io/library/alpine:3.20', 1), store);
    // The files as they lie on the disk now are what the next process finds.
    const found = join(folder, 'found');
    await mkdir(found);
    for (const file of ['polyarch.db', 'polyarch.db-wal']) await copyFile(join(folder, file), join(found, file));
    const next = await openDatabase(found);
    expect(await recentViews(10, next)).toEqual([view('docker.io/library/alpine:3.20', 1)]);
    await next.destroy();
  });

  it('tell which registries were used; layouts are none', async () => {
    expect(await usedRegistries(store)).toEqual([]);
    await rememberView(view('ghcr.io/a/b:1', 1), store);
    await rememberView(view('localhost:5000/a:1', 2), store);
    await rememberView(view('ghcr.io/a/c:1', 3), store);
    await rememberView(view('oci-layout://sample:linux8', 4), store);
    expect(await usedRegistries(store)).toEqual(['ghcr.io', 'localhost:5000']);
  });
});
