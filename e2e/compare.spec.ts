import type { Page } from '@playwright/test';
import { pushFixture } from '../lib/testing/push';
import { releaseFixtures } from '../lib/testing/release-fixtures';
import { everyScreen, expect, expectFits, registries, test } from './journey';

const gateway = (tag: string) => `${registries.open}/team/gateway:${tag}`;

test.beforeAll(async () => {
  const target = { url: `http://${registries.open}` };
  await pushFixture(target, 'team/gateway', releaseFixtures.before(), '2.3.1');
  await pushFixture(target, 'team/gateway', releaseFixtures.after(), '2.4.0');
});

async function openComparison(page: Page, a = gateway('2.3.1'), b = gateway('2.4.0'), more = ''): Promise<void> {
  await page.goto(`/compare?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}${more}`);
  await expect(page.getByRole('status').filter({ hasText: 'Reading' })).toHaveCount(0);
}

const platforms = (page: Page) => page.getByRole('grid', { name: 'Platforms' });
const detail = (page: Page) => page.getByRole('complementary', { name: 'Selected platform' });

test('two tags: what an arm64 host must pull, and which host loses its match', async ({ page }) => {
  await openComparison(page);
  const arm64 = platforms(page).getByRole('row').filter({ hasText: 'linux/arm64/v8' });
  await expect(arm64).toContainText('changed');
  await expect(arm64).toContainText('1 of 2 layers, user, 2 env, 1 label');
  await arm64.click();
  await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText('linux/arm64/v8');
  await expect(detail(page)).toContainText(/1 reused, 1 new, \d+ B to pull/);
  await expect(detail(page).getByRole('row').filter({ hasText: 'ADD file:base' })).toContainText('same');
  await expect(detail(page).getByRole('row').filter({ hasText: /^user/ })).toContainText('gateway');

  const hosts = page.getByRole('table', { name: 'What hosts pull' });
  await expect(hosts.getByRole('row').filter({ hasText: 'RISC-V' })).toContainText('loses its match');
  await expect(hosts.getByRole('row').filter({ hasText: 's390x' })).toContainText('gains a match');
});

test('a platform that lost its variant is recognised, and so is the host that it fails', async ({ page }) => {
  await openComparison(page);
  const arm = platforms(page).getByRole('row').filter({ hasText: 'lost its variant v6' });
  await expect(arm).toContainText('linux/arm/v6→ linux/arm');
  const hosts = page.getByRole('table', { name: 'What hosts pull' });
  await expect(hosts.getByRole('row').filter({ hasText: 'Raspberry Pi 1' }).first()).toContainText('loses its match');
});

test('swapped, what was added is removed, and the selection stays', async ({ page }) => {
  await openComparison(page);
  await platforms(page).getByRole('row').filter({ hasText: 's390x' }).click();
  await page.getByRole('button', { name: 'Swap sides' }).click();
  await expect(page).toHaveURL(/a=[^&]*2\.4\.0&b=[^&]*2\.3\.1/);
  await expect(platforms(page).getByRole('row', { selected: true })).toContainText('s390x');
  await expect(platforms(page).getByRole('row', { selected: true })).toContainText('removed');
  await expect(platforms(page).getByRole('row').filter({ hasText: 'riscv64' })).toContainText('added');
});

test('only differences: what is the same is left out, and the address says so', async ({ page }) => {
  await openComparison(page);
  await expect(platforms(page).getByRole('row').filter({ hasText: 'same' })).toHaveCount(1);
  await page.getByText('Different 5').click();
  await expect(page).toHaveURL(/show=different/);
  await expect(platforms(page).getByRole('row').filter({ hasText: 'same' })).toHaveCount(0);
  await page.reload();
  await expect(platforms(page).getByRole('row').filter({ hasText: 'changed' })).toHaveCount(3);
  await page.getByText('Findings 2').click();
  await expect(platforms(page).getByRole('row').filter({ hasText: 'lost its variant' })).toHaveCount(1);
});

test('by keyboard alone: rows, differences, swap, another reference', async ({ page }) => {
  await openComparison(page);
  const selected = detail(page).getByRole('heading', { level: 2 });
  await expect(selected).toHaveText('linux/amd64');
  await page.keyboard.press('j');
  await expect(selected).toHaveText('linux/arm64/v8');
  await page.keyboard.press('ArrowUp');
  await expect(selected).toHaveText('linux/amd64');
  await platforms(page).getByRole('button').first().focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(selected).toHaveText('linux/riscv64');
  await page.keyboard.press('d');
  await expect(page).toHaveURL(/show=different/);
  await page.keyboard.press('Shift+X');
  await expect(page).toHaveURL(/a=[^&]*2\.4\.0/);
  await page.getByRole('button', { name: /^After/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'After' }).fill(gateway('2.4.0'));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Both sides are the same digest')).toBeVisible();
});

test('one side that is not there leaves the other in its half', async ({ page }) => {
  await openComparison(page, gateway('2.3.9'), gateway('2.4.0'));
  const before = page.getByRole('region', { name: 'Before' });
  await expect(before.getByRole('heading', { name: /No tag 2\.3\.9/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'After' }).getByRole('row').filter({ hasText: 's390x' })).toBeVisible();
});

test('without references the page asks for them, and a tag leads on', async ({ page }) => {
  await page.goto('/compare');
  await page.getByRole('textbox', { name: 'Before' }).fill('Not A Reference');
  await page.getByRole('textbox', { name: 'After' }).fill(gateway('2.4.0'));
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByRole('textbox', { name: 'Before' })).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Before' })).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('textbox', { name: 'Before' }).fill(gateway('2.3.1'));
  await page.keyboard.press('Enter');
  await expect(platforms(page)).toBeVisible();
});

test('from an image to the comparison with another of its tags', async ({ page }) => {
  await page.goto(`/image?ref=${encodeURIComponent(gateway('2.3.1'))}`);
  await page.getByRole('main').getByRole('link', { name: 'Compare' }).click();
  await page.getByRole('link', { name: '2.4.0' }).click();
  await expect(platforms(page).getByRole('row').filter({ hasText: 'riscv64' })).toContainText('removed');
});

test('two platforms of one image, chosen on the page', async ({ page }) => {
  await openComparison(page, gateway('2.4.0'), gateway('2.4.0'), '&aEntry=linux/amd64&bEntry=linux/arm64');
  await expect(page.getByRole('region', { name: 'Layers' })).toContainText('0 reused, 2 new');
  await expect(
    page
      .getByRole('table', { name: 'Config' })
      .getByRole('row')
      .filter({ hasText: /^architecture/ }),
  ).toContainText('amd64arm64');
  await page.getByRole('combobox', { name: 'Platform after' }).selectOption('linux/s390x');
  await expect(page).toHaveURL(/bEntry=linux\/s390x/);
  await page.getByText('Tags', { exact: true }).last().click();
  await expect(platforms(page)).toBeVisible();
});

test('the comparison is copied as Markdown', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openComparison(page);
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('| linux/riscv64 |');
  expect(copied).toContain('loses its match');
});

const otherStates: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'two platforms': (page) =>
    openComparison(page, gateway('2.4.0'), gateway('2.4.0'), '&aEntry=linux/amd64&bEntry=linux/arm64'),
  'one side failed': (page) => openComparison(page, gateway('2.3.9'), gateway('2.4.0')),
  'nothing yet': (page) => page.goto('/compare'),
};

test('comparison: axe finds nothing, nothing is cut off', async ({ page }) => {
  await openComparison(page);
  await expect(page.getByRole('table', { name: 'What hosts pull' })).toBeVisible();
  await expectFits(page, everyScreen);
});

for (const [name, open] of Object.entries(otherStates)) {
  test(`${name}: axe finds nothing, nothing is cut off`, async ({ page }) => {
    await open(page);
    await expectFits(page, everyScreen);
  });
}

test.describe('390 px', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the detail stands under its list, and comes into sight when a row is chosen', async ({ page }) => {
    await openComparison(page);
    await platforms(page).getByRole('button').nth(1).click();
    await expect(detail(page).getByRole('heading', { level: 2 })).toBeInViewport();
    const [list, below] = [await platforms(page).boundingBox(), await detail(page).boundingBox()];
    expect(below?.y ?? 0).toBeGreaterThan((list?.y ?? 0) + (list?.height ?? 0));
  });
});
