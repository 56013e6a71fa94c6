import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TagPage } from '@/lib/oci/content';
import { answer, type Behaviour, type FaultServer, startFaultServer } from '@/lib/testing/fault-server';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { freshRegistries } from '@/lib/testing/registries';
import { startRegistry } from '@/lib/testing/registry-server';
import { nextLink } from './next-link';
import type { Registries } from './registries';
import { registryContent } from './registry-content';

let server: FaultServer;
let registries: Registries;
beforeEach(async () => {
  server = await startFaultServer();
  registries = freshRegistries();
});
afterEach(() => Promise.all([registries.close(), server.stop()]));

const list = (options: { limit?: number; after?: string } = {}, registry = server.host): Promise<TagPage> =>
  registryContent({ kind: 'registry', registry, repository: 'a/b' }, registries).listTags(options);
const page = (tags: unknown, link?: string): Behaviour =>
  answer({
    body: JSON.stringify({ name: 'a/b', tags }),
    headers: link === undefined ? {} : { link: `<${link}>; rel="next"` },
  });

/** All tags, page by page, as an API client walks them. */
async function walk(limit: number, registry?: string): Promise<string[]> {
  const tags: string[] = [];
  let after: string | undefined;
  do {
    const found: TagPage = await list({ limit, ...(after === undefined ? {} : { after }) }, registry);
    expect(found.tags.length).toBeLessThanOrEqual(limit);
    tags.push(...found.tags);
    after = found.next ?? undefined;
  } while (after !== undefined);
  return tags;
}

describe('pages', () => {
  test('of a real registry that ignores n: each tag once, whatever the limit', async () => {
    const real = await startRegistry();
    try {
      const tags = ['v1', 'v10', 'v2', 'latest', 'edge'];
      for (const tag of tags) await pushFixture(real, 'a/b', imageFixtures.ociManifest(), tag);
      for (const limit of [1, 2, 5, 100]) expect((await walk(limit, real.host)).sort()).toEqual([...tags].sort());
    } finally {
      await real.stop();
    }
  });

  test('of a registry with cursors of its own are followed, also from one call to the next', async () => {
    server.on('/v2/a/b/tags/list', page(['one', 'two'], '/v2/a/b/tags/list?cursor=%2Bx%3D'));
    server.on('/v2/a/b/tags/list?cursor=%2Bx%3D', page(['three', 'four'], '?cursor=end'));
    server.on('/v2/a/b/tags/list?cursor=end', page(['five']));
    expect(await list()).toEqual({ tags: ['one', 'two', 'three', 'four', 'five'], next: null });
    expect(await list({ limit: 2 })).toEqual({ tags: ['one', 'two'], next: '?cursor=%2Bx%3D' });
    expect(await walk(2)).toEqual(['one', 'two', 'three', 'four', 'five']);
  });

  test('that are short or empty do not end the list', async () => {
    server.on('/v2/a/b/tags/list', page([], '?last=a'));
    server.on('/v2/a/b/tags/list?last=a', page(['b']));
    expect(await list()).toEqual({ tags: ['b'], next: null });
  });

  test('are asked for from the tag after which they begin', async () => {
    server.on('/v2/a/b/tags/list?n=10&last=v1', page(['v2']));
    expect(await list({ limit: 10, after: 'v1' })).toEqual({ tags: ['v2'], next: null });
  });

  test('may say null for no tags; what is no tag is left out', async () => {
    server.on('/v2/a/b/tags/list', page(null));
    expect(await list()).toEqual({ tags: [], next: null });
    server.on('/v2/a/b/tags/list', page(['good', '../../etc', '<b>', '-x', 'x'.repeat(200)]));
    expect((await list()).tags).toEqual(['good']);
  });
});

describe('a hostile list', () => {
  test('does not lead to another origin', async () => {
    const other = await startFaultServer();
    server.on('/v2/a/b/tags/list', page(['v1'], `${other.url}/v2/a/b/tags/list?last=v1`));
    await expect(list()).rejects.toMatchObject({
      problem: { code: 'registry_error', details: { linkHost: other.host } },
    });
    expect(other.seen).toEqual([]);
    await other.stop();
  });

  test('does not lead in circles', async () => {
    server.on('/v2/a/b/tags/list', page(['v1'], '?last=v1'));
    server.on('/v2/a/b/tags/list?last=v1', page(['v2'], '?last=v1'));
    await expect(list()).rejects.toMatchObject({ problem: { code: 'registry_error' } });
  });

  test('ends after a bounded number of pages, and says where to go on', async () => {
    let count = 0;
    server.on('/v2/a/b/tags/list', (response, request) => page([], `?last=${++count}`)(response, request));
    const { next } = await list();
    expect([count, next]).toEqual([100, '?last=100']);
  });

  test.each(['[]', '{"tags":[1]}', '<html>', ''])('%j is no list', async (body) => {
    server.on('/v2/a/b/tags/list', answer({ body }));
    await expect(list()).rejects.toMatchObject({ problem: { code: 'registry_error' } });
  });
});

describe('Link', () => {
  const base = new URL('https://r.example/v2/a/tags/list?n=1');
  test.each([
    ['</v2/a/tags/list?last=x>; rel="next"', '/v2/a/tags/list?last=x'],
    ['<?last=x>; rel=next', '/v2/a/tags/list?last=x'],
    ['<?p=1>; rel="prev", <?p=3>; title="a, b"; rel="last next"', '/v2/a/tags/list?p=3'],
    ['<?p=1>; rel="nextish"', null],
    ['</v2/a>; rel', null],
    ['', null],
  ])('%s', (header, expected) => {
    expect(nextLink(header, base)?.href ?? null).toBe(expected === null ? null : new URL(expected, base).href);
  });

  test('is read from any text without throwing', () => {
    fc.assert(fc.property(fc.string(), (text) => nextLink(`<${text}>; rel="next"`, base) === null || true));
    const start = performance.now();
    for (const piece of ['<', '<a>;', '<a>; a=', '; ']) nextLink(piece.repeat(50_000), base);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
