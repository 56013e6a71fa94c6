import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseRepository } from '@/lib/oci/parse-repository';
import { answer, startFaultServer } from '@/lib/testing/fault-server';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { tagMany } from '@/lib/testing/tag-many';
import { listAllTags } from './list-all-tags';

const many = Array.from({ length: 5000 }, (_, n) => `1.${Math.floor(n / 100)}.${n % 100}`);

let registry: RegistryServer;
beforeAll(async () => {
  registry = await startRegistry();
  const digest = await pushFixture(registry, 'team/many', imageFixtures.ociManifest(), 'latest');
  await tagMany(registry, 'team/many', digest, many);
}, 120_000);
afterAll(() => registry.stop());

describe('all tags of a repository', () => {
  it('are 5,000 at a real registry, each once, in as few requests as it has pages', async () => {
    const before = (await registry.log()).length;
    const { tags, next, cost } = await listAllTags(parseRepository(`${registry.host}/team/many`));
    expect(new Set(tags)).toEqual(new Set(['latest', ...many]));
    expect([tags.length, next]).toEqual([5001, null]);
    const asked = (await registry.log()).slice(before).map(({ path }) => path);
    expect(asked.length).toBeLessThanOrEqual(6);
    expect(new Set(asked).size).toBe(asked.length);
    expect(cost.requests).toBe(asked.length);
  });

  it('may be asked for in parts, which begin where the one before ended', async () => {
    const repository = parseRepository(`${registry.host}/team/many`);
    const first = await listAllTags(repository, { limit: 3000 });
    expect(first.tags).toHaveLength(3000);
    const second = await listAllTags(repository, { limit: 3000, after: first.next ?? '' });
    expect(new Set([...first.tags, ...second.tags]).size).toBe(5001);
    expect(second.next).toBeNull();
  });

  it('of an endless list end after a hundred pages, and tell where the rest begins', async () => {
    const server = await startFaultServer();
    try {
      for (let n = 0; n <= 101; n++) {
        const cursor = n === 0 ? '?n=1000' : `?cursor=${n}`;
        const headers = { link: `</v2/a/b/tags/list?cursor=${n + 1}>; rel="next"` };
        server.on(`/v2/a/b/tags/list${cursor}`, answer({ body: JSON.stringify({ tags: ['same', `t${n}`] }), headers }));
      }
      const { tags, next, cost } = await listAllTags(parseRepository(`${server.host}/a/b`));
      expect(tags).toHaveLength(101);
      expect([next, cost.requests]).toEqual(['?cursor=100', 100]);
    } finally {
      await server.stop();
    }
  });
});
