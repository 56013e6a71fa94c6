import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lastSighting } from '../contract/tag-sighting';
import { parseReference } from '../oci/reference';
import { parsePlatform } from '../platform/parse-platform';
import { digestOf } from '../testing/image-view';
import { openDatabase, type Store } from './database';
import { rememberSighting, tagSightings } from './tag-sightings';

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-sightings-'));
  store = await openDatabase(folder);
});

afterEach(async () => {
  await store.destroy();
  await rm(folder, { recursive: true });
});

const see = (reference: string, seed: string, seenAtMs: number, platforms = ['linux/amd64']) =>
  rememberSighting(
    parseReference(reference),
    { digest: digestOf(seed), platforms: platforms.map(parsePlatform), seenAtMs },
    store,
  );
const priorTo = async (reference: string, seed: string) =>
  lastSighting(await tagSightings(parseReference(reference), store), digestOf(seed));

describe('sightings of a tag', () => {
  it('tell what it named before the present digest, and when that was last so', async () => {
    await see('alpine:3.20', 'old', 1, ['linux/amd64', 'linux/riscv64']);
    await see('alpine:3.20', 'old', 2, ['linux/amd64', 'linux/riscv64']);
    const expected = {
      digest: digestOf('old'),
      platforms: [parsePlatform('linux/amd64'), parsePlatform('linux/riscv64')],
      seenAtMs: 2,
    };
    expect(await priorTo('alpine:3.20', 'new')).toEqual(expected);
    await see('alpine:3.20', 'new', 3);
    await see('alpine:3.20', 'new', 4);
    expect(await priorTo('alpine:3.20', 'new')).toEqual(expected);
  });

  it('know of nothing before the first digest', async () => {
    expect(await priorTo('alpine:3.20', 'new')).toBeNull();
    await see('alpine:3.20', 'new', 1);
    expect(await priorTo('alpine:3.20', 'new')).toBeNull();
  });

  it('follow a tag that moves back', async () => {
    await see('alpine:3.20', 'a', 1);
    await see('alpine:3.20', 'b', 2);
    await see('alpine:3.20', 'a', 3);
    expect(await priorTo('alpine:3.20', 'a')).toMatchObject({ digest: digestOf('b'), seenAtMs: 2 });
  });

  it('belong to one tag, however it is written', async () => {
    await see('alpine', 'old', 1);
    expect(await priorTo('docker.io/library/alpine:latest', 'new')).toMatchObject({ digest: digestOf('old') });
    expect(await priorTo('alpine:3.20', 'new')).toBeNull();
  });

  it('are not kept of a reference that is pinned to a digest', async () => {
    await see(`alpine:3.20@${digestOf('old')}`, 'old', 1);
    expect(await store.selectFrom('tag_sighting').selectAll().execute()).toEqual([]);
    await see('alpine:3.20', 'old', 1);
    expect(await priorTo(`alpine:3.20@${digestOf('new')}`, 'new')).toBeNull();
  });

  it('are bounded in number, and each in its platforms', async () => {
    for (let n = 1; n <= 1005; n++) await see(`alpine:${n}`, 'a', n);
    const kept = await store.selectFrom('tag_sighting').select('seen_at_ms').orderBy('seen_at_ms').execute();
    expect(kept).toHaveLength(1000);
    expect(kept[0]).toEqual({ seen_at_ms: 6 });
    await see(
      'alpine:many',
      'a',
      2000,
      Array.from({ length: 5000 }, () => 'linux/amd64'),
    );
    expect((await priorTo('alpine:many', 'b'))?.platforms).toHaveLength(256);
  });
});
