import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { image } from '../lib/testing/fixtures';
import { pushFixture } from '../lib/testing/push';
import { versionHistory } from '../lib/testing/version-history';
import { everyScreen, expect, expectFits, registries, test } from './journey';

const repository = () => `${registries.open}/fieldkit/gateway`;
const registry = () => ({ url: `http://${registries.open}` });

// One worker: Distribution fails when two push the same blobs at once.
test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  for (const [tag, fixture] of versionHistory()) await pushFixture(registry(), 'fieldkit/gateway', fixture, tag);
});

async function openMatrix(page: Page): Promise<void> {
  await page.goto(`/repository?name=${repository()}&tab=versions`);
  await expectRead(page);
}

/** Waits until all versions are read: the oldest one comes last. */
async function expectRead(page: Page): Promise<void> {
  const moves = page.getByRole('region', { name: 'Appeared and vanished' });
  await expect(moves).toContainText('8 of 17 versions', { timeout: 15_000 });
  await expect(page.getByRole('status').filter({ hasText: 'Reading' })).toHaveCount(0);
}

const grid = (page: Page) => page.getByRole('grid', { name: 'Platforms over versions' });
const row = (page: Page, platform: string) =>
  grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: platform, exact: true }) });

/** What the cell of `platform` and `version` says. */
async function cell(page: Page, platform: string, version: string) {
  const heads = await grid(page).getByRole('columnheader').allInnerTexts();
  const column = heads.findIndex((text) => text.includes(version));
  return row(page, platform)
    .getByRole('gridcell')
    .nth(column - 1);
}

test('one sees in which version arm/v6 vanished', async ({ page }) => {
  await page.goto(`/repository?name=${repository()}`);
  await page.getByRole('group', { name: 'View' }).getByText('Over versions').click();
  await expect(page).toHaveURL(/tab=versions/);
  await expectRead(page);
  await expect(await cell(page, 'linux/arm/v6', '2.4.0')).toHaveText('gone');
  await expect(await cell(page, 'linux/arm/v6', '2.3.1')).toHaveText('new manifest');
  await expect(await cell(page, 'linux/arm/v6', '1.7.0')).toHaveText('appeared');
  await expect(row(page, 'linux/arm/v6')).toContainText('2.3.1');

  const moves = page.getByRole('region', { name: 'Appeared and vanished' });
  const newest = moves.getByRole('listitem').filter({ has: page.getByRole('button', { name: '2.4.0' }) });
  await expect(newest).toContainText('vanished: arm/v6');
  await expect(newest).toContainText('arm without variant came instead');
  await expect(newest).toContainText('appeared: arm');
  await expect(page.getByRole('main')).toContainText('4, 2 of them in 2.4.0');
});

test('what came back, what stayed as it was and what is in no index yet is told apart', async ({ page }) => {
  await openMatrix(page);
  await expect(await cell(page, 'linux/s390x', '2.1.3')).toHaveText('gone');
  await expect(await cell(page, 'linux/s390x', '2.2.0')).toHaveText('appeared');
  await expect(await cell(page, 'linux/mips64le', '2.4.0')).toHaveText('still absent');
  await expect(await cell(page, 'windows/amd64 20348', '2.2.4')).toHaveText('same manifest');
  await expect(await cell(page, 'linux/amd64', 'rc.1')).toHaveText('new manifest');
  await expect(await cell(page, 'linux/386', 'rc.1')).toHaveText('not listed');
  await expect(grid(page).getByRole('columnheader', { name: /latest/ })).toContainText('2.4.0');
});

test('each index is read once, and nothing but indexes', async ({ page }) => {
  const asked: URL[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname === '/api/v1/tags/rows') asked.push(url);
  });
  await openMatrix(page);
  const tags = asked.flatMap(({ searchParams }) => searchParams.get('tags')?.split(',') ?? []);
  expect(asked.every(({ searchParams }) => searchParams.get('entries') === 'none')).toBe(true);
  expect(new Set(tags).size).toBe(tags.length);
  expect(tags.toSorted()).toEqual([...versionHistory().keys()].toSorted());
  await page.getByRole('combobox', { name: 'Versions' }).selectOption('all');
  await expect(grid(page).getByRole('columnheader', { name: /2\.3\.0/ })).toBeVisible();
  expect(asked.flatMap(({ searchParams }) => searchParams.get('tags')?.split(',') ?? [])).toEqual(tags);
});

test('versions, platforms and sizes are chosen, and live in the URL', async ({ page }) => {
  await openMatrix(page);
  const heads = grid(page).getByRole('columnheader');
  await expect(heads.filter({ hasText: '2.3.0' })).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Versions' }).selectOption('all');
  await expect(heads.filter({ hasText: '2.3.0' })).toHaveCount(1);
  await page.getByRole('combobox', { name: 'Platforms' }).selectOption({ label: 'gone, 4' });
  await expect(grid(page).getByRole('rowheader')).toHaveText([
    'linux/arm/v6',
    'linux/riscv64',
    'linux/mips64le',
    'windows/amd64 14393',
  ]);
  await page.getByRole('group', { name: 'Cells' }).getByText('Size').click();
  await expect(await cell(page, 'linux/arm/v6', '2.3.1')).toContainText(/\d+ B/);
  await page.reload();
  await expect(await cell(page, 'linux/arm/v6', '2.3.1')).toContainText(/\d+ B/);
  await expect(grid(page).getByRole('rowheader')).toHaveCount(4);
});

test('with the keys alone: one stop for the grid, arrows inside, Enter inspects, = compares', async ({ page }) => {
  await openMatrix(page);
  await page.getByRole('button', { name: 'Copy Markdown' }).focus();
  await page.keyboard.press('Tab');
  await expect(await cell(page, 'linux/amd64', '2.4.0')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowDown');
  await expect(await cell(page, 'linux/386', '2.3.1')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/version=2\.3\.1/);
  await expect(await cell(page, 'linux/386', '2.3.1')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(grid(page).locator(':focus')).toHaveCount(0);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('=');
  await expect(page).toHaveURL(/\/compare\?a=.*gateway(:|%3A)2\.2\.4&b=.*gateway(:|%3A)2\.3\.1/);
  await page.goBack();
  await (await cell(page, 'linux/386', '2.3.1')).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/image\?ref=.*gateway:2\.3\.1/);
});

test('a README gets it as a picture, or as Markdown', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openMatrix(page);
  const picture = page.waitForEvent('download');
  await page.getByRole('button', { name: 'SVG' }).click();
  const file = await picture;
  expect(file.suggestedFilename()).toBe('gateway-versions.svg');
  const svg = await readFile(await file.path(), 'utf8');
  expect(svg).toContain('<title id="versions-title">Platforms of');
  await page.getByRole('button', { name: 'Copy Markdown' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1);
  const markdown = await page.evaluate(() => navigator.clipboard.readText());
  expect(markdown).toMatch(/^\| linux\/arm\/v6 .*\| \*\*gone\*\* \|/m);

  // Shown by itself, as a README shows it.
  const shown = await context.newPage();
  await shown.setContent(svg);
  await expect(shown.getByRole('img', { name: /Platforms of .* over its versions/ })).toBeVisible();
});

test('more than 500 versions are read when somebody agrees to the price', async ({ page }) => {
  const only = image({ os: 'linux', architecture: 'amd64' }, { content: 'many versions' });
  await pushFixture(registry(), 'fieldkit/many', only, '1.0.0');
  const tags = Array.from({ length: 529 }, (_, n) => `1.${n + 1}.0`);
  const put = async (tag: string) => {
    const answer = await fetch(`${registry().url}/v2/fieldkit/many/manifests/${tag}`, {
      method: 'PUT',
      headers: { 'content-type': only.descriptor.mediaType },
      body: Buffer.from(only.bytes),
    });
    expect(answer.status).toBe(201);
  };
  for (let from = 0; from < tags.length; from += 20) await Promise.all(tags.slice(from, from + 20).map(put));

  await page.goto(`/repository?name=${registries.open}/fieldkit/many&tab=versions`);
  await expect(page.getByRole('main')).toContainText('30 older versions are not read.');
  await expect(page.getByRole('main')).toContainText('Not shown: 380 older versions.');
  await page.getByRole('button', { name: 'Read them, up to 60 requests' }).click();
  await expect(page.getByRole('main')).not.toContainText('not read.');
});

test('a repository without versions says so', async ({ page }) => {
  await pushFixture(registry(), 'fieldkit/edge', image({ os: 'linux', architecture: 'amd64' }), 'edge');
  await page.goto(`/repository?name=${registries.open}/fieldkit/edge&tab=versions`);
  await expect(page.getByRole('heading', { name: 'No tag names a version' })).toBeVisible();
  await page.getByRole('group', { name: 'View' }).getByText('Tags').click();
  await expect(page.getByRole('radio', { name: 'Tags' })).toBeFocused();
});

test('axe finds nothing, nothing is cut off', async ({ page }) => {
  await openMatrix(page);
  await expectFits(page, everyScreen);
});

test('on a small screen each platform has its verdict', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openMatrix(page);
  const lines = page.getByRole('list', { name: 'Platforms over versions' });
  await expect(lines.getByRole('listitem').filter({ hasText: 'linux/arm/v6' })).toContainText('gone, last in 2.3.1');
});
