import type { Page } from '@playwright/test';
import { answer, type FaultServer, registryError, startFaultServer } from '../lib/testing/fault-server';
import { image, ociIndex } from '../lib/testing/fixtures';
import { serveFixture } from '../lib/testing/served-fixture';
import { test as base, expect, expectAccessible, registries } from './journey';

const test = base.extend<{ faults: FaultServer }>({
  faults: async ({ page: _ }, use) => {
    const server = await startFaultServer();
    await use(server);
    await server.stop();
  },
});

const list = '/v2/team/app/tags/list';
const tagList = (tags: readonly string[] | null, headers: Record<string, string> = {}) =>
  answer({ body: JSON.stringify({ name: 'team/app', tags }), headers });

async function openTags(page: Page, host: string) {
  await page.goto(`/repository?name=${host}/team/app`);
  return page.getByRole('main');
}

test('a repository without tags says so', async ({ page, faults }) => {
  faults.on(list, tagList(null));
  const main = await openTags(page, faults.host);
  await expect(main.getByRole('heading', { name: 'No tags' })).toBeVisible();
  await expectAccessible(page);
});

test('a repository that is not there is named, and asked for again', async ({ page, faults }) => {
  faults.on(list, registryError(404, 'NAME_UNKNOWN', 'unknown'));
  const main = await openTags(page, faults.host);
  await expect(main.getByRole('heading', { name: /No repository team\/app/ })).toBeVisible();
  await expectAccessible(page);
  faults.on(list, tagList(['1.0']));
  await main.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('grid', { name: 'Tags' }).getByRole('rowheader')).toHaveText(['1.0']);
});

test('a registry that wants a sign-in is said to', async ({ page }) => {
  const main = await openTags(page, registries.locked);
  await expect(main.getByRole('heading', { name: /wants a sign-in/ })).toBeVisible();
  await expectAccessible(page);
});

test('a limited registry says when', async ({ page, faults }) => {
  faults.on(list, registryError(429, 'TOOMANYREQUESTS', 'slow down', { 'retry-after': '600' }));
  const main = await openTags(page, faults.host);
  await expect(main.getByRole('heading', { name: /refuses until/ })).toBeVisible();
});

test('a list without end is cut off, and that is told', async ({ page, faults }) => {
  let pages = 0;
  faults.on(list, (response, request) => {
    const at = pages++;
    const link = `</v2/team/app/tags/list?n=1000&last=t${at}>; rel="next"`;
    tagList([`t${at}`], { link })(response, request);
  });
  const main = await openTags(page, faults.host);
  await expect(main).toContainText(/The registry’s list goes on: these are its first \d+ tags/);
});

test('where pulls are scarce nothing is read before somebody agrees', async ({ page, faults }) => {
  const scarce = { 'ratelimit-limit': '100;w=21600', 'ratelimit-remaining': '14;w=21600' };
  const index = ociIndex([image({ os: 'linux', architecture: 'amd64' }, { content: faults.host })]);
  serveFixture(faults, 'team/app', index, '1.0', scarce);
  faults.on(list, tagList(['1.0'], scarce));
  const main = await openTags(page, faults.host);
  await expect(main).toContainText('counts every manifest that is read');
  await expectAccessible(page);
  expect(faults.seen.filter(({ path }) => path.includes('/manifests/'))).toEqual([]);
  await main.getByRole('button', { name: 'Read those in sight, 1 pull' }).click();
  await expect(page.getByRole('grid', { name: 'Tags' }).getByRole('row', { name: /1\.0/ })).toContainText('amd64');
});

test('a tag that cannot be read says why in its place, and is read again', async ({ page, faults }) => {
  const index = ociIndex([image({ os: 'linux', architecture: 'amd64' }, { content: faults.host })]);
  serveFixture(faults, 'team/app', index, '1.0');
  faults.on(list, tagList(['1.0', 'gone']));
  faults.on('/v2/team/app/manifests/gone', registryError(404, 'MANIFEST_UNKNOWN', 'unknown'));
  const main = await openTags(page, faults.host);
  const grid = page.getByRole('grid', { name: 'Tags' });
  await expect(grid.getByRole('row', { name: /gone/ })).toContainText('not found');
  await expect(grid.getByRole('row', { name: /1\.0/ })).toContainText('amd64');
  await expect(main).toContainText('1 tag could not be read; the notes say why.');
  await expectAccessible(page);
  serveFixture(faults, 'team/app', index, 'gone');
  await main.getByRole('button', { name: 'Read again' }).click();
  await expect(grid.getByRole('row', { name: /gone/ })).toContainText('amd64');
});
