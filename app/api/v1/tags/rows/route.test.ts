import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tagLineSchema, tagRowsSchema } from '@/lib/contract/tag-row';
import { database, openDatabase } from '@/lib/store/database';
import { call } from '@/lib/testing/call';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { GET } from './route';

let registry: RegistryServer;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-rows-route-'));
  globalThis.polyarchStore = openDatabase(folder);
  registry = await startRegistry();
  await pushFixture(registry, 'team/rows', imageFixtures.ociIndex(), '1.0');
}, 60_000);
afterAll(async () => {
  await (await database()).destroy();
  globalThis.polyarchStore = undefined;
  await Promise.all([registry.stop(), rm(folder, { recursive: true })]);
});

const rows = (query: string, accept = 'application/json') =>
  call(GET, `/api/v1/tags/rows?${query}`, { headers: { accept } });

describe('GET /api/v1/tags/rows', () => {
  it('answers JSON: a row per tag, whether it is there or not', async () => {
    const response = await rows(`repository=${registry.host}/team/rows&tags=1.0,absent`);
    expect(response.headers.get('vary')).toBe('accept');
    const answer = tagRowsSchema.parse(await response.json());
    expect(answer.rows.map(({ tag, problem }) => [tag, problem?.code])).toEqual([
      ['1.0', undefined],
      ['absent', 'not_found'],
    ]);
  });

  it('answers lines to who asks for them', async () => {
    const response = await rows(`repository=${registry.host}/team/rows&tags=1.0`, 'application/x-ndjson');
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    const lines = (await response.text()).trimEnd().split('\n');
    expect(lines.map((line) => tagLineSchema.parse(JSON.parse(line)).type)).toEqual(['row', 'end']);
  });

  const tooMany = Array.from({ length: 101 }, (_, n) => `t${n}`).join(',');
  it.each([
    ['repository=alpine:3.20&tags=1', 'The parameter “repository” names one image, not a repository.'],
    ['repository=alpine', 'The parameter “tags” is missing.'],
    ['repository=alpine&tags=', 'it must be 1 to 100 tags with commas between.'],
    ['repository=alpine&tags=a,,b', 'it must be 1 to 100 tags with commas between.'],
    ['repository=alpine&tags=../../x', 'it must be 1 to 100 tags with commas between.'],
    [`repository=alpine&tags=${tooMany}`, 'it must be 1 to 100 tags with commas between.'],
    ['repository=alpine&tags=a&entries=0', 'it must be “all”, “none” or “auto”.'],
  ])('refuses ?%s', async (query, detail) => {
    const response = await rows(query);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: 'request_invalid',
      detail: expect.stringContaining(detail) as unknown,
    });
  });
});
