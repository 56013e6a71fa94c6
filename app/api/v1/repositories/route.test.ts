import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryListSchema } from '@/lib/contract/repository-list';
import { database, openDatabase } from '@/lib/store/database';
import { rememberView } from '@/lib/store/recent-views';
import { call } from '@/lib/testing/call';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { GET } from './route';

let folder: string;
let open: RegistryServer;
let locked: RegistryServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-repositories-'));
  globalThis.polyarchStore = openDatabase(folder);
  [open, locked] = await Promise.all([startRegistry(), startRegistry({ htpasswd: true })]);
  for (const name of ['team/a', 'team/b', 'solo']) await pushFixture(open, name, imageFixtures.ociManifest(), '1');
}, 60_000);
afterAll(async () => {
  await Promise.all([open.stop(), locked.stop()]);
  await (await database()).destroy();
  globalThis.polyarchStore = undefined;
  await rm(folder, { recursive: true });
});

const repositories = (query: string) => call(GET, `/api/v1/repositories?${query}`);

describe('GET /api/v1/repositories', () => {
  it('answers page after page until `next` is null', async () => {
    const seen: string[] = [];
    let after = '';
    for (let pages = 0; pages < 5; pages++) {
      const response = await repositories(`registry=${open.host}&limit=2${after}`);
      const page = repositoryListSchema.parse(await response.json());
      expect(page).toMatchObject({ isListed: true, reason: null, leftOut: 0 });
      seen.push(...page.repositories);
      if (page.next === null) break;
      after = `&after=${encodeURIComponent(page.next)}`;
    }
    expect(seen.sort()).toEqual(['solo', 'team/a', 'team/b']);
  });

  it('names what is known where the registry lists nothing to this account, and says why', async () => {
    const reference = `${locked.host}/team/secret:1`;
    await rememberView({ reference, kind: 'index', mediaType: 'x', platforms: [] });
    const response = await repositories(`registry=${locked.host}`);
    expect(response.status).toBe(200);
    expect(repositoryListSchema.parse(await response.json())).toMatchObject({
      repositories: ['team/secret'],
      next: null,
      isListed: false,
      reason: { code: 'unauthorized', message: `${locked.host} does not list its repositories to everyone.` },
    });
  });

  it('is a problem where the registry cannot be asked at all', async () => {
    const response = await repositories('registry=127.0.0.1:9');
    expect([response.status, (await response.json()).code]).toEqual([502, 'unreachable']);
  });

  it.each([
    ['registry=a/b', 'reference_invalid'],
    ['registry=', 'reference_invalid'],
    ['registry=alpine&limit=0', 'request_invalid'],
    ['', 'request_invalid'],
  ])('refuses ?%s', async (query, code) => {
    const response = await repositories(query);
    expect([response.status, (await response.json()).code]).toEqual([400, code]);
  });
});
