import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isFreshlySeen, lastSighting, movedAtMs } from '../contract/tag-sighting';
import { parseReference } from '../oci/reference';
import { parsePlatform } from '../platform/parse-platform';
import { digestOf } from '../testing/image-view';
import { openDatabase, type Store } from './database';
import { rememberSightings, tagSightings, tagSpans } from './tag-sightings';

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
  rememberSightings(
    [
      {
        reference: parseReference(reference),
        digest: digestOf(seed),
        platforms: platforms.map(parsePlatform),
        seenAtMs,
      },
    ],
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
    const [digest, platforms] = [digestOf('a'), [parsePlatform('linux/amd64')]];
    for (let from = 1; from <= 20_005; from += 1000) {
      const seen = Array.from({ length: Math.min(1000, 20_006 - from) }, (_, n) => from + n);
      await rememberSightings(
        seen.map((n) => ({ reference: parseReference(`alpine:${n}`), digest, platforms, seenAtMs: n })),
        store,
      );
    }
    const kept = await store.selectFrom('tag_sighting').select('seen_at_ms').orderBy('seen_at_ms').execute();
    expect(kept).toHaveLength(20_000);
    expect(kept[0]).toEqual({ seen_at_ms: 6 });
    await see(
      'alpine:many',
      'a',
      30_000,
      Array.from({ length: 5000 }, () => 'linux/amd64'),
    );
    expect((await priorTo('alpine:many', 'b'))?.platforms).toHaveLength(256);
  });
});

describe('when a tag moved', () => {
  const movedTo = async (tag: string, seed: string, nowMs: number) => {
    const spans = await tagSpans(parseReference('alpine'), [tag, 'other'], store);
    return movedAtMs(spans.get(tag) ?? [], digestOf(seed), nowMs);
  };

  it('is not known of one that was always seen to name the same', async () => {
    expect(await movedTo('edge', 'a', 9)).toBeNull();
    await see('alpine:edge', 'a', 1);
    await see('alpine:edge', 'a', 2);
    expect(await movedTo('edge', 'a', 9)).toBeNull();
  });

  it('is now where another digest was seen before, and stays so when it is seen again', async () => {
    await see('alpine:edge', 'a', 1);
    expect(await movedTo('edge', 'b', 5)).toBe(5);
    await see('alpine:edge', 'b', 5);
    await see('alpine:edge', 'b', 8);
    expect(await movedTo('edge', 'b', 9)).toBe(5);
  });

  it('is when it came back to a digest that it had named before', async () => {
    await see('alpine:edge', 'a', 1);
    await see('alpine:edge', 'b', 2);
    expect(await movedTo('edge', 'a', 3)).toBe(3);
    await see('alpine:edge', 'a', 3);
    expect(await movedTo('edge', 'a', 9)).toBe(3);
  });

  it('is told of each tag by itself', async () => {
    await see('alpine:edge', 'a', 1);
    await see('alpine:other', 'b', 2);
    expect(await movedTo('edge', 'a', 9)).toBeNull();
    expect(await movedTo('other', 'b', 9)).toBeNull();
  });
});

it('what was seen just now need not be kept again, unless something else was seen since', async () => {
  const minute = 60_000;
  const isFresh = async (seed: string, nowMs: number) => {
    const spans = await tagSpans(parseReference('alpine'), ['edge'], store);
    return isFreshlySeen(spans.get('edge') ?? [], digestOf(seed), nowMs);
  };
  expect(await isFresh('a', minute)).toBe(false);
  await see('alpine:edge', 'a', minute);
  expect([await isFresh('a', 2 * minute), await isFresh('a', 12 * minute)]).toEqual([true, false]);
  await see('alpine:edge', 'b', 2 * minute);
  expect([await isFresh('a', 3 * minute), await isFresh('b', 3 * minute)]).toEqual([false, true]);
});
