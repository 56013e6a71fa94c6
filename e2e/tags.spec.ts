import type { Locator, Page } from '@playwright/test';
import { type Fixture, image, ociIndex } from '../lib/testing/fixtures';
import { pushFixture } from '../lib/testing/push';
import { type RegistryServer, startRegistry } from '../lib/testing/registry-server';
import { tagMany } from '../lib/testing/tag-many';
import { test as base, everyScreen, expect, expectFits } from './journey';

/** A registry with repositories of two sorts: several versions and builds, and 5,000 tags of 20 images. */
const test = base.extend<object, { registry: RegistryServer }>({
  registry: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures that are needed.
    async ({}, use) => {
      const registry = await startRegistry();
      await seedGateway(registry);
      await seedMany(registry, many, manyTags);
      await seedMany(registry, scrolled, scrolledTags);
      await use(registry);
      await registry.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

const manyTags = 5000;
const gateway = 'shop/gateway';
const many = 'shop/many';
/** Like `many`, for the test that counts requests. */
const scrolled = 'shop/scrolled';
const scrolledTags = 1500;

const build = (version: string, architecture: string, variant?: string) =>
  image({ os: 'linux', architecture, ...(variant && { variant }) }, { content: `${version} ${architecture}` });
const threeBuilds = (version: string) => [
  build(version, 'amd64'),
  build(version, 'arm64', 'v8'),
  build(version, 'arm', 'v7'),
];

async function seedGateway(registry: RegistryServer): Promise<void> {
  const push = (fixture: Fixture, tag: string) => pushFixture(registry, gateway, fixture, tag);
  const [amd64, arm64, armv7] = threeBuilds('1.1.0');
  if (!amd64 || !arm64 || !armv7) throw new Error('There are three builds.');
  await push(ociIndex(threeBuilds('1.0.0')), '1.0.0');
  await push(ociIndex([amd64, armv7]), '1.1.0');
  await push(ociIndex([amd64, armv7]), 'latest');
  await push(amd64, '1.1.0-amd64');
  const names = ['amd64', 'arm64', 'armv7'];
  for (const [at, one] of threeBuilds('2.0.0-rc.1').entries()) await push(one, `2.0.0-rc.1-${names[at]}`);
  await push(ociIndex([build('edge', 'arm64')]), 'edge');
}

async function seedMany(registry: RegistryServer, repository: string, count: number): Promise<void> {
  const tags = Array.from({ length: count }, (_, n) => `1.${Math.floor(n / 50)}.${n % 50}`);
  for (let at = 0; at < 20; at++) {
    const digest = await pushFixture(
      registry,
      repository,
      ociIndex([build(`${at}`, 'amd64'), build(`${at}`, 'arm64')]),
      `m${at}`,
    );
    await tagMany(
      registry,
      repository,
      digest,
      tags.filter((_, n) => n % 20 === at),
    );
  }
}

async function openTags(page: Page, registry: RegistryServer, repository: string, query = ''): Promise<Locator> {
  await page.goto(`/repository?name=${registry.host}/${repository}${query}`);
  return page.getByRole('grid', { name: 'Tags' });
}

const row = (grid: Locator, tag: string) =>
  grid.getByRole('row').filter({ has: grid.page().getByRole('link', { name: tag, exact: true }) });
const allRead = (page: Page) => expect(page.getByRole('main')).toContainText('Single manifests in no index');

test('5,000 tags are listed at once, and only the rows in sight are in the document', async ({ page, registry }) => {
  const grid = await openTags(page, registry, many);
  await expect(grid).toHaveAttribute('aria-rowcount', `${manyTags + 20 + 1}`);
  await expect(row(grid, '1.99.49')).toContainText('amd64');
  expect(await grid.getByRole('row').count()).toBeLessThan(80);
  await expect(page.getByRole('main')).toContainText('not read yet; those in sight are read as you scroll');
  await expect(page.getByRole('button', { name: /^Read all, about [\d,]+ requests$/ })).toBeVisible();
});

test('the first rows are in the first HTML', async ({ page, registry }) => {
  const answer = await page.request.get(`/repository?name=${registry.host}/${gateway}`);
  expect(await answer.text()).toContain('data-tag="2.0.0-rc.1-arm64"');
});

test('a full scroll asks for no tag twice, and for nothing at the registry twice', async ({ page, registry }) => {
  test.setTimeout(180_000);
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === '/api/v1/tags/rows') asked.push(...(searchParams.get('tags') ?? '').split(','));
  });
  const before = (await registry.log()).length;
  const grid = await openTags(page, registry, scrolled);
  await page.getByRole('button', { name: /^Read all/ }).click();
  await grid.getByRole('link').first().focus();
  for (let from = 0; from < scrolledTags; from += 100) {
    for (let step = 0; step < 5; step++) await page.keyboard.press('PageDown');
  }
  await page.keyboard.press('End');
  await expect(row(grid, 'm19')).toContainText('amd64', { timeout: 120_000 });
  await expect(page.getByRole('main')).not.toContainText('not read yet', { timeout: 150_000 });
  await page.keyboard.press('Home');
  await expect(row(grid, '1.29.49')).toContainText('amd64');
  expect(asked.length).toBe(scrolledTags + 20);
  expect(new Set(asked).size).toBe(asked.length);
  const requests = (await registry.log())
    .slice(before)
    .filter(({ path }) => path.includes('/manifests/') || path.includes('/blobs/'));
  const named = requests.map(({ method, path }) => `${method} ${path}`);
  expect(named.length).toBeGreaterThanOrEqual(scrolledTags);
  expect(named.filter((name, at) => named.indexOf(name) !== at)).toEqual([]);
});

test('what lacks arm64 is found, and the address brings it back', async ({ page, registry }) => {
  const grid = await openTags(page, registry, gateway);
  await allRead(page);
  await page.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'indexes' });
  await page.getByRole('combobox', { name: 'Lacks platform' }).selectOption('arm64');
  await expect(grid.getByRole('rowheader')).toHaveText(['latest', '1.1.0']);
  await expect(page).toHaveURL(/kind=index&lacks=arm64|lacks=arm64&kind=index/);
  await page.reload();
  await expect(grid.getByRole('rowheader')).toHaveText(['latest', '1.1.0']);
  await expect(page.getByRole('status').filter({ hasText: '2 of 8 tags' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Filter tags' }).fill('2.*');
  await expect(page.getByRole('heading', { name: 'No tag fits the filter' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(grid.getByRole('rowheader')).toHaveCount(8);
});

test('what a release lost is drawn as missing, at every tag of it, and builds tell where they belong', async ({
  page,
  registry,
}) => {
  const grid = await openTags(page, registry, gateway);
  await expect(row(grid, '1.1.0')).toContainText('arm64 missing');
  await expect(row(grid, 'latest')).toContainText('arm64 missing');
  await expect(row(grid, '1.0.0')).not.toContainText('missing');
  await expect(row(grid, 'edge')).not.toContainText('missing');
  await expect(row(grid, '1.1.0-amd64')).toContainText('in 1.1.0');
  await expect(row(grid, '2.0.0-rc.1-amd64')).toContainText('in no index');
});

test('siblings are chosen in one click, and their references copied', async ({ page, context, registry }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const grid = await openTags(page, registry, gateway);
  await allRead(page);
  await row(grid, '2.0.0-rc.1-arm64').hover();
  await page.getByRole('button', { name: 'Select the 3 siblings of 2.0.0-rc.1' }).first().click();
  const bar = page.getByRole('toolbar', { name: 'Selection' });
  await expect(bar).toContainText('3 selected');
  await expect(bar).toContainText('siblings of 2.0.0-rc.1');
  await bar.getByRole('button', { name: 'Copy references' }).click();
  await expect(bar.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const name = `${registry.host}/${gateway}`;
  expect(copied.split('\n').sort()).toEqual(
    ['amd64', 'arm64', 'armv7'].map((architecture) => `${name}:2.0.0-rc.1-${architecture}`),
  );
});

test('repositories of one architecture each lead to each other, and are copied together', async ({
  page,
  context,
  registry,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const names = ['cool/app-amd64-linux', 'cool/app-arm-linux'];
  for (const name of names) await pushFixture(registry, name, build(name, 'amd64'), 'v1');
  const grid = await openTags(page, registry, 'cool/app-arm-linux');
  const siblings = page.getByRole('list', { name: 'Sibling repositories of cool/app' });
  await expect(siblings.getByRole('link')).toHaveText(names);
  await grid.getByRole('checkbox', { name: 'Select v1' }).click();
  await page.getByRole('button', { name: 'Copy in 2 sibling repositories' }).click();
  await expect(page.getByRole('toolbar', { name: 'Selection' })).toContainText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    names.map((name) => `${registry.host}/${name}:v1`).join('\n'),
  );
  await siblings.getByRole('link', { name: 'cool/app-amd64-linux' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('cool/app-amd64-linux');
});

test('by keyboard alone: filter, rows, range, compare, open', async ({ page, registry }) => {
  const grid = await openTags(page, registry, gateway);
  await allRead(page);
  await page.keyboard.press('/');
  await page.keyboard.type('1.1');
  await expect(grid.getByRole('rowheader')).toHaveText(['1.1.0', '1.1.0-amd64']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await expect(grid.getByRole('link', { name: '1.1.0', exact: true })).toBeFocused();
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowDown');
  await expect(grid.getByRole('link', { name: '1.1.0-amd64' })).toBeFocused();
  await page.keyboard.press('Shift+X');
  const bar = page.getByRole('toolbar', { name: 'Selection' });
  await expect(bar).toContainText('2 selected');
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/image\?ref=.*1\.1\.0-amd64/);
});

test('two that are chosen are compared', async ({ page, registry }) => {
  const grid = await openTags(page, registry, gateway);
  for (const tag of ['1.0.0', '1.1.0'])
    await grid.getByRole('checkbox', { name: `Select ${tag}`, exact: true }).click();
  await page.keyboard.press('=');
  await expect(page).toHaveURL(/\/compare\?a=.*&b=/);
});

test('tags of one digest share a line when they are grouped', async ({ page, registry }) => {
  const grid = await openTags(page, registry, gateway, '&group=digest');
  await allRead(page);
  await expect(row(grid, 'latest')).toContainText('1.1.0');
  await expect(grid.getByRole('rowheader')).toHaveCount(7);
});

test('the palette finds a tag of the page, the head of an image leads back to all', async ({ page, registry }) => {
  await expect(await openTags(page, registry, gateway)).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('A reference, or what to do').fill('rc.1-arm64');
  await page
    .getByRole('option', { name: /2\.0\.0-rc\.1-arm64/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/image\?ref=.*2\.0\.0-rc\.1-arm64/);
  await page.getByRole('heading', { level: 1 }).getByRole('link', { name: gateway }).click();
  await expect(page.getByRole('grid', { name: 'Tags' })).toBeVisible();
});

test('axe finds nothing, nothing is cut off', async ({ page, registry }) => {
  const grid = await openTags(page, registry, gateway);
  await allRead(page);
  await grid.getByRole('checkbox', { name: 'Select 1.1.0', exact: true }).click();
  await expect(page.getByRole('toolbar', { name: 'Selection' })).toBeVisible();
  await expectFits(page, everyScreen);
  await page.goto('/repository');
  await expect(page.getByRole('heading', { name: 'Tags of which repository?' })).toBeVisible();
  await expectFits(page, everyScreen);
});
