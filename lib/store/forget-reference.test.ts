import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { digestOf } from '../content/verify';
import { parseReference } from '../oci/reference';
import { openDatabase, type Store } from './database';
import { forgetReference } from './forget-reference';
import { recentViews, rememberView } from './recent-views';
import { rememberSightings } from './tag-sightings';

const [old, other] = [digestOf(Buffer.from('old')), digestOf(Buffer.from('other'))];

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-store-'));
  store = await openDatabase(folder);
  for (const reference of ['r.io/a:1', 'r.io/a:2', `r.io/a@${old}`, `r.io/a:2@${old}`, `r.io/b@${old}`, 'r.io/b:1']) {
    await rememberView({ reference, kind: 'index', mediaType: 'x', platforms: [], viewedAtMs: 1 }, store);
  }
  const seen = [
    ['r.io/a:1', old],
    ['r.io/a:1', other],
    ['r.io/a:2', old],
    ['r.io/b:1', old],
  ] as const;
  for (const [reference, digest] of seen) {
    await rememberSightings([{ reference: parseReference(reference), digest, platforms: [], seenAtMs: 1 }], store);
  }
});
afterEach(async () => {
  await store.destroy();
  await rm(folder, { recursive: true });
});

async function left() {
  const sightings = await store.selectFrom('tag_sighting').select(['reference', 'digest']).execute();
  return {
    views: (await recentViews(10, store)).map(({ reference }) => reference),
    sightings: sightings.map(({ reference, digest }) => `${reference} ${digest === old ? 'old' : 'other'}`).sort(),
  };
}

it('forgets a tag that was deleted, and nothing of the manifest or of other repositories', async () => {
  await forgetReference(parseReference('r.io/a:1'), { what: 'tag', digest: old }, store);
  expect(await left()).toEqual({
    views: [`r.io/a:2`, `r.io/a:2@${old}`, `r.io/a@${old}`, 'r.io/b:1', `r.io/b@${old}`],
    sightings: ['r.io/a:2 old', 'r.io/b:1 old'],
  });
});

it('forgets a manifest that was deleted under every tag of its repository', async () => {
  await forgetReference(parseReference(`r.io/a@${old}`), { what: 'manifest', digest: old }, store);
  expect(await left()).toEqual({
    views: ['r.io/a:1', 'r.io/a:2', 'r.io/b:1', `r.io/b@${old}`],
    sightings: ['r.io/a:1 other', 'r.io/b:1 old'],
  });
});
