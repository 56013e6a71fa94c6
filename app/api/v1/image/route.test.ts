import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imageLineSchema, imageViewSchema } from '@/lib/contract/image';
import { call } from '@/lib/testing/call';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { GET } from './route';

const repositories = { ociIndex: 'oci-index', missingChild: 'missing-child' } as const;

let registry: RegistryServer;
beforeAll(async () => {
  registry = await startRegistry();
  for (const name of ['ociIndex', 'missingChild'] as const)
    await pushFixture(registry, repositories[name], imageFixtures[name](), '1');
}, 60_000);
afterAll(() => registry.stop());

const get = (name: string, accept?: string) =>
  call(GET, `/api/v1/image?ref=${registry.host}/${name}`, { headers: accept === undefined ? {} : { accept } });

describe('GET /api/v1/image', () => {
  it('answers the view as its schema says', async () => {
    const response = await get('oci-index:1');
    expect(response.headers.get('content-type')).toBe('application/json');
    const view = imageViewSchema.parse(await response.json());
    expect(view.digest).toBe(imageFixtures.ociIndex().descriptor.digest);
    expect(view.entries.map(({ position }) => position)).toEqual([0, 1, 2]);
  });

  it('has the rest where an entry could not be loaded', async () => {
    const view = imageViewSchema.parse(await (await get('missing-child:1')).json());
    expect(view.entries.map(({ problem }) => problem?.code)).toEqual([undefined, 'not_found', undefined]);
  });

  it('answers lines when asked for NDJSON: the image, each entry, the end', async () => {
    const response = await get('oci-index:1', 'application/x-ndjson');
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    const lines = (await response.text())
      .trimEnd()
      .split('\n')
      .map((line) => imageLineSchema.parse(JSON.parse(line)));
    expect(lines[0]?.type).toBe('image');
    expect(new Set(lines.slice(1, -1).map(({ type }) => type))).toEqual(new Set(['entry']));
    expect(lines.at(-1)?.type).toBe('end');
  });

  it('answers in the form that the query names, whatever Accept says', async () => {
    const lines = await get('oci-index:1&as=lines', 'application/json');
    expect(lines.headers.get('content-type')).toBe('application/x-ndjson');
    const json = await get('oci-index:1&as=json', 'application/x-ndjson');
    expect(json.headers.get('content-type')).toBe('application/json');
  });

  it.each([undefined, 'application/x-ndjson'])('answers a problem with its status, Accept: %s', async (accept) => {
    const response = await get('oci-index:2', accept);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'not_found', status: 404 });
  });
});
