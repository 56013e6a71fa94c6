import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call } from '@/lib/testing/call';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { GET } from './route';

let registry: RegistryServer;
beforeAll(async () => {
  registry = await startRegistry();
  for (const tag of ['a', 'b', 'c']) await pushFixture(registry, 'team/list', imageFixtures.dockerList(), tag);
}, 60_000);
afterAll(() => registry.stop());

const tags = (query: string) => call(GET, `/api/v1/tags?${query}`);

describe('GET /api/v1/tags', () => {
  it('answers page after page until `next` is null', async () => {
    const seen: string[] = [];
    let after = '';
    for (let pages = 0; pages < 3; pages++) {
      const page = await (await tags(`repository=${registry.host}/team/list&limit=2${after}`)).json();
      expect(page.tags.length).toBeLessThanOrEqual(2);
      seen.push(...page.tags);
      if (page.next === null) break;
      after = `&after=${encodeURIComponent(page.next)}`;
    }
    expect(seen.sort()).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['repository=alpine:3.20', 'The parameter “repository” names one image, not a repository.'],
    ['repository=alpine&limit=0', 'The parameter “limit” is “0”, but it must be a whole number from 1 to 50000.'],
    [
      'repository=alpine&limit=50001',
      'The parameter “limit” is “50001”, but it must be a whole number from 1 to 50000.',
    ],
    ['repository=alpine&limit=two', 'The parameter “limit” is “two”, but it must be a whole number from 1 to 50000.'],
    ['ref=alpine', '“ref” is not a parameter of this call.'],
  ])('refuses ?%s', async (query, detail) => {
    const response = await tags(query);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'request_invalid', detail });
  });
});
