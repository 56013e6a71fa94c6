import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listRecents } from '@/lib/contract/operations';
import { mediaType } from '@/lib/oci/media-type';
import { database, openDatabase } from '@/lib/store/database';
import { rememberView } from '@/lib/store/recent-views';
import { call } from '@/lib/testing/call';
import { GET } from './route';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-recents-'));
  globalThis.polyarchStore = openDatabase(folder);
});
afterAll(async () => {
  await (await database()).destroy();
  globalThis.polyarchStore = undefined;
  await rm(folder, { recursive: true });
});

const get = (query = '') => call(GET, `/api/v1/recents${query}`);

describe('GET /api/v1/recents', () => {
  it('answers what was looked at, latest first, as its schema says', async () => {
    const platforms = [{ os: 'linux', architecture: 'arm', variant: 'v7' }];
    for (const [index, name] of ['a', 'b', 'c'].entries()) {
      const reference = `ghcr.io/team/${name}:1`;
      await rememberView({ reference, kind: 'index', mediaType: mediaType.ociIndex, platforms, viewedAtMs: index });
    }
    const { recents } = listRecents.answers['application/json'].parse(await (await get('?limit=2')).json());
    expect(recents.map(({ reference }) => reference)).toEqual(['ghcr.io/team/c:1', 'ghcr.io/team/b:1']);
    expect(recents[0]).toMatchObject({ kind: 'index', platforms, viewedAtMs: 2 });
  });

  it.each(['?limit=0', '?limit=201', '?limit=many', '?ref=alpine'])('refuses %s', async (query) => {
    const response = await get(query);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'request_invalid' });
  });
});
