import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { probeReference } from '@/lib/contract/operations';
import { call } from '@/lib/testing/call';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { GET } from './route';

let registry: RegistryServer;
const list = imageFixtures.dockerList();

beforeAll(async () => {
  registry = await startRegistry();
  for (const tag of ['1.0', '1.1']) await pushFixture(registry, 'team/list', list, tag);
}, 60_000);
afterAll(() => registry.stop());

const probe = (image: string) => call(GET, `/api/v1/probe?ref=${registry.host}/${image}`);

describe('GET /api/v1/probe', () => {
  it('answers by one HEAD', async () => {
    const before = (await registry.log()).length;
    const answer = await (await probe('team/list:1.0')).json();
    expect(probeReference.answers['application/json'].parse(answer)).toEqual({
      reference: `${registry.host}/team/list:1.0`,
      digest: list.descriptor.digest,
      mediaType: list.descriptor.mediaType,
      sizeBytes: list.descriptor.size,
    });
    expect((await registry.log()).slice(before).map(({ method }) => method)).toEqual(['HEAD']);
  });

  it('lists what tags there are when none was typed and there is no latest', async () => {
    const response = await probe('team/list');
    expect(response.status).toBe(404);
    const problem = await response.json();
    expect(problem).toMatchObject({
      code: 'not_found',
      detail: `${registry.host}/team/list has no tag “latest”, which is meant where no tag is given.`,
      hint: expect.stringContaining(`${registry.host}/team/list:1.`),
    });
    expect(problem.details.tags.sort()).toEqual(['1.0', '1.1']);
  });

  it('lists no tags when one was typed, or when there is no such repository', async () => {
    for (const image of ['team/list:2.0', 'team/absent']) {
      const response = await probe(image);
      expect(response.status).toBe(404);
      expect((await response.json()).details).not.toHaveProperty('tags');
    }
  });
});
