import type { Page } from '@playwright/test';
import { expect, expectAccessible, openImage, test } from './journey';

const sample = 'oci-layout://sample:linux8';
const palette = (page: Page) => page.getByRole('dialog', { name: 'Go to' });
const search = (page: Page) => page.getByRole('combobox', { name: 'Search references and actions' });

async function openPalette(page: Page) {
  // Before its scripts run the page hears no keys.
  await expect(async () => {
    if ((await palette(page).count()) === 0) await page.keyboard.press('Control+k');
    await expect(search(page)).toBeFocused({ timeout: 1000 });
  }).toPass();
}

test('⌘K opens a reference typed, from a page that shows another', async ({ page }) => {
  await openImage(page, sample);
  await openPalette(page);
  await page.keyboard.type('oci-layout://sample:windows');
  await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/sample:windows/);
  await expect(page.getByRole('rowheader', { name: /windows/ }).first()).toBeVisible();
  await expect(palette(page)).toHaveCount(0);
});

test('finds what was viewed before, with the match underlined', async ({ page }) => {
  await openImage(page, 'oci-layout://sample:nested');
  await expect(async () => {
    await page.goto('/');
    await openPalette(page);
    await page.keyboard.type('sample nes');
    const recent = page.getByRole('group', { name: 'Recent' }).getByRole('option', { name: /sample:nested/ });
    await expect(recent).toBeVisible({ timeout: 2000 });
    await expect(recent.locator('mark')).toHaveText(['sample', 'nes']);
  }).toPass();
});

test('does what the page can do: table, raw JSON, digest, the next platform', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openImage(page, sample);
  const run = async (query: string) => {
    await openPalette(page);
    await page.keyboard.type(query);
    await page.keyboard.press('Enter');
    await expect(palette(page)).toHaveCount(0);
  };
  await run('table');
  await expect(page).toHaveURL(/view=table/);
  await run('raw');
  await expect(page.getByRole('tab', { name: 'Raw JSON' })).toHaveAttribute('aria-selected', 'true');
  await run('next platform');
  const selected = page.getByRole('complementary', { name: 'Selected entry' }).getByRole('heading', { level: 2 });
  await expect(selected).toHaveText('linux/386');
  await run('riscv');
  await expect(selected).toHaveText('linux/riscv64');
  await run('digest image');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^sha256:[0-9a-f]{64}$/);
  await run('go home');
  await expect(page).toHaveURL('/');
});

test('Escape and ⌘K close it, and the focus is where it was', async ({ page }) => {
  await openImage(page, sample);
  const cell = page.getByRole('grid').getByRole('button').first();
  for (const key of ['Escape', 'Control+k']) {
    await cell.focus();
    await openPalette(page);
    await page.keyboard.press(key);
    await expect(palette(page)).toHaveCount(0);
    await expect(cell).toBeFocused();
  }
});

test('keeps single keys to itself while it is open, and opens inside text fields too', async ({ page }) => {
  await openImage(page, sample);
  await page.keyboard.press('/');
  await expect(page.getByRole('textbox', { name: 'Inspect another reference' })).toBeFocused();
  await openPalette(page);
  await page.keyboard.type('t?');
  await expect(page).not.toHaveURL(/view=table/);
  await expect(page.getByRole('dialog')).toHaveCount(1);
});

test('says what is wrong with what is no reference', async ({ page }) => {
  await page.goto('/');
  await openPalette(page);
  await page.keyboard.type('ghcr.io/Owner/app');
  await expect(palette(page)).toContainText('use lower case');
});

test('the list of keys opens by “?” and from the palette, and its switch puts single keys to rest', async ({
  page,
}) => {
  await openImage(page, sample);
  await openPalette(page);
  await page.keyboard.type('all keys');
  await page.keyboard.press('Enter');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await expect(keys).toContainText('matrix or table');
  await keys.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await expect(keys).toHaveCount(0);
  await page.keyboard.press('t');
  await expect(page).not.toHaveURL(/view=table/);
  await page.reload();
  await expect(page.getByRole('grid')).toBeVisible();
  await page.keyboard.press('?');
  await expect(keys).toHaveCount(0);
  await page.getByRole('button', { name: 'all keys' }).click();
  await keys.getByRole('checkbox').check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await expect(page).toHaveURL(/view=table/);
});

test('palette and keys are loaded when they are wanted, not before', async ({ page }) => {
  const scripts: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().includes('.js')) scripts.push(response.text().catch(() => ''));
  });
  const loaded = async (mark: string) => (await Promise.all(scripts)).some((text) => text.includes(mark));
  await openImage(page, sample);
  await page.waitForLoadState('networkidle');
  const marks = ['cmdk-item', 'Single keys act outside text fields'];
  for (const mark of marks) expect(await loaded(mark)).toBe(false);
  await openPalette(page);
  expect(await loaded('cmdk-item')).toBe(true);
});

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 390] as const) {
    test.describe(`${theme}, ${width} px`, () => {
      test.use({ colorScheme: theme, viewport: { width, height: 844 } });

      test('axe finds nothing in the palette and in the list of keys', async ({ page }) => {
        await openImage(page, sample);
        await openPalette(page);
        await expect(page.getByRole('option').first()).toBeVisible();
        await expectAccessible(page);
        await page.keyboard.type('sample:linux8');
        await expectAccessible(page);
        await page.keyboard.press('Escape');
        await page.keyboard.press('?');
        await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
        await expectAccessible(page);
      });
    });
  }
}

test.describe('on a small screen', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the glass in the top bar opens it', async ({ page }) => {
    await openImage(page, sample);
    await page.getByRole('link', { name: 'Go to another reference' }).click();
    await expect(search(page)).toBeFocused();
    const { width } = (await page.getByRole('option').first().boundingBox()) ?? { width: 0 };
    expect(width).toBeLessThanOrEqual(390);
  });
});
