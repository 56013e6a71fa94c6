import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { digestOf } from '../content/verify';
import { parseReference } from '../oci/reference';
import { openDatabase, type Store } from './database';
import { knownRepositories } from './known-repositories';
import { rememberView } from './recent-views';
import { rememberSightings } from './tag-sightings';

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

it('knows of a registry what was looked at there or whose tags were seen, each once, and nothing of others', async () => {
  const look = (reference: string) =>
    rememberView({ reference, kind: 'index', mediaType: 'x', platforms: [], viewedAtMs: 1 }, store);
  for (const reference of ['ghcr.io/b/app:1', 'ghcr.io/b/app:2', 'ghcr.io:443/c/other:1', 'oci-layout://ghcr.io:x']) {
    await look(reference);
  }
  const digest = digestOf(Buffer.from('x'));
  const seen = ['ghcr.io/a/deep/er/name:1', 'ghcr.io/b/app:3', 'docker.io/ghcr.io/b:1'].map((reference) => ({
    reference: parseReference(reference),
    digest,
    platforms: [],
    seenAtMs: 1,
  }));
  await rememberSightings(seen, store);
  expect(await knownRepositories('ghcr.io', store)).toEqual(['a/deep/er/name', 'b/app']);
  expect(await knownRepositories('quay.io', store)).toEqual([]);
});
