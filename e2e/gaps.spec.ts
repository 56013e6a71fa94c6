import { parsePlatform } from '../lib/platform/parse-platform';
import { image, ociIndex } from '../lib/testing/fixtures';
import { pushFixture } from '../lib/testing/push';
import { everyScreen, expect, expectFits, openImage, registries, test } from './journey';

const all = ['linux/amd64', 'linux/arm64', 'linux/arm/v7', 'linux/riscv64'];

/** Makes `team/NAME:TAG` an index of `platforms`; `content` tells two of the same platforms apart. */
async function push(name: string, tag: string, platforms: readonly string[], content = tag) {
  const images = platforms.map((platform) => image(parsePlatform(platform), { content: `${content} ${platform}` }));
  await pushFixture({ url: `http://${registries.open}` }, `team/${name}`, ociIndex(images), tag);
  return `${registries.open}/team/${name}:${tag}`;
}

/** Opens the page again and again until it shows `text`: a tag is believed for some seconds. */
async function openUntil(page: import('@playwright/test').Page, reference: string, text: RegExp) {
  await expect(async () => {
    await openImage(page, reference);
    await expect(page.getByRole('main')).toContainText(text, { timeout: 1000 });
  }).toPass();
}

test('a platform that the tag had when it was last seen is drawn as a gap, by name', async ({ page }) => {
  const reference = await push('moving', '1.0', all, 'before');
  await openImage(page, reference);
  await expect(page.getByRole('main')).toContainText('4 listed');
  await expect(page.getByRole('main')).not.toContainText('missing');

  await push('moving', '1.0', all.slice(0, 3), 'after');
  await openUntil(page, reference, /3 listed, 1 missing/);
  await expect(page.getByRole('gridcell', { name: /linux\/riscv64\s+missing/ })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: /riscv64\s+none/ })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('expected, missing');
  const finding = page.getByRole('region', { name: 'Findings' }).getByRole('listitem');
  await expect(finding).toContainText(/linux\/riscv64.*Listed when this tag was last seen here, on \d+ \w+ \d{4}/s);
  await finding.getByRole('link', { name: 'platform-removed' }).click();
  await expect(page).toHaveURL('/rules#platform-removed');

  await openImage(page, reference, '&view=table');
  await expect(page.getByRole('row', { name: /linux\/riscv64 missing/ })).toBeVisible();
});

test('the expectation is the person’s choice, and lives in the URL', async ({ page }) => {
  await push('chosen', '2.3.1', all);
  const reference = await push('chosen', '2.4.0', all.slice(0, 2));
  await openImage(page, reference);
  await expect(page.getByRole('main')).not.toContainText('missing');

  const expectation = page.getByRole('combobox', { name: 'Expect' });
  await expectation.selectOption('another tag …');
  const field = page.getByRole('textbox', { name: 'Tag or reference to expect the platforms of' });
  await expect(field).toBeFocused();
  await page.keyboard.type('2.3.1');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toContainText('2 listed, 2 missing');
  await expect(page.getByRole('gridcell', { name: /linux\/arm\/v7\s+missing/ })).toContainText('listed in 2.3.1');
  await expect(page).toHaveURL(/expect=2\.3\.1/);
  await expect(expectation).toBeFocused();
  await page.reload();
  await expect(page.getByRole('main')).toContainText('2 listed, 2 missing');

  await expectation.selectOption('nothing');
  await expect(page.getByRole('main')).not.toContainText('missing');
  await expect(page).toHaveURL(/expect=(&|$)/);
});

test('a single manifest in the place of an index shows what it lost', async ({ page }) => {
  const reference = await push('flattened', '1.0', all.slice(0, 2), 'before');
  await openImage(page, reference);
  const only = image(parsePlatform('linux/amd64'), { content: 'flattened' });
  await pushFixture({ url: `http://${registries.open}` }, 'team/flattened', only, '1.0');
  await openUntil(page, reference, /1 listed, 1 missing/);
  await expect(page.getByRole('gridcell', { name: /linux\/arm64\s+missing/ })).toBeVisible();
});

test('an expectation that cannot be read says so and leaves the image alone', async ({ page }) => {
  const reference = await push('unreadable', '1.0', all);
  await openImage(page, reference, '&expect=9.9');
  await expect(page.getByRole('status').filter({ hasText: '9.9' })).toContainText(/not|no /);
  await expect(page.getByRole('gridcell', { name: /linux\/riscv64/ })).toBeVisible();
  await openImage(page, reference, '&expect=not+a+tag');
  await expect(page.getByRole('status').filter({ hasText: 'not a tag' })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: /linux\/riscv64/ })).toBeVisible();
});

test('axe finds nothing where gaps are drawn, nothing is cut off', async ({ page }) => {
  await push('accessible', '1', all);
  const reference = await push('accessible', '2', all.slice(0, 2));
  for (const view of ['matrix', 'table']) {
    await openImage(page, reference, `&expect=1&view=${view}`);
    await expect(page.getByRole('main')).toContainText('2 listed, 2 missing');
    await expectFits(page, everyScreen);
  }
});
