import { readFile } from 'node:fs/promises';
import { hostileText, imageFixtures } from '../lib/testing/image-fixtures';
import { expect, openImage, registries, test } from './journey';

test('every platform is in the matrix, and the first is selected', async ({ page }) => {
  await openImage(page, 'oci-layout://sample:linux8');
  const grid = page.getByRole('grid');
  for (const platform of ['amd64', '386', 'arm64/v8', 'arm/v6', 'arm/v7', 'ppc64le', 's390x', 'riscv64']) {
    await expect(grid.getByRole('button', { name: `linux/${platform}` })).toBeVisible();
  }
  await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toHaveText('linux/amd64');
});

test('what is selected is in the URL, and the URL brings it back', async ({ page }) => {
  await openImage(page, 'oci-layout://sample:linux8');
  await page.getByRole('button', { name: /^linux\/riscv64/ }).click();
  await page.getByRole('tab', { name: /Layers/ }).click();
  await page.getByText('Table', { exact: true }).click();
  await expect(page).toHaveURL(/entry=7/);
  await expect(page).toHaveURL(/tab=layers/);
  await expect(page).toHaveURL(/view=table/);
  await page.reload();
  await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toHaveText('linux/riscv64');
  await expect(page.getByRole('tab', { name: /Layers/ })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('grid').getByRole('row', { selected: true })).toContainText('linux/riscv64');
});

test('by keyboard alone: platforms, tabs, table, digest', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openImage(page, 'oci-layout://sample:linux8');
  const selected = page.getByRole('complementary').getByRole('heading', { level: 2 });
  await page.getByRole('grid').getByRole('button').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(selected).toHaveText('linux/386');
  await page.keyboard.press(']');
  await expect(page.getByRole('tab', { name: /Layers/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('y');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^sha256:[0-9a-f]{64}$/);
  await page.keyboard.press('t');
  await expect(page).toHaveURL(/view=table/);
});

test('next and previous walk through the platforms', async ({ page }) => {
  await openImage(page, 'oci-layout://sample:linux8');
  const pane = page.getByRole('complementary');
  await pane.getByRole('button', { name: 'Next platform' }).click();
  await expect(pane.getByRole('heading', { level: 2 })).toHaveText('linux/386');
  await pane.getByRole('button', { name: 'Previous platform' }).click();
  await expect(pane.getByRole('heading', { level: 2 })).toHaveText('linux/amd64');
});

test('layers stand beside the history that made them, empty steps and sharing shown', async ({ page }) => {
  await openImage(page, 'oci-layout://sample:linux8', '&tab=layers&entry=2');
  const table = page.getByRole('tabpanel').getByRole('table');
  await expect(table.getByRole('row').filter({ hasText: 'COPY etc /etc' })).toContainText('all linux');
  await expect(table.getByRole('row').filter({ hasText: 'COPY hello /bin/hello' })).toContainText('only here');
  await expect(table.getByRole('row').filter({ hasText: 'ENTRYPOINT' })).toContainText('empty');
});

test('Raw JSON is the exact bytes, checked in the browser, and can be downloaded', async ({ page }) => {
  const { bytes } = imageFixtures.ociManifest();
  await openImage(page, `${registries.open}/team/ocimanifest:1.0`, '&tab=raw');
  const panel = page.getByRole('tabpanel');
  await expect(panel).toContainText(`${bytes.length} bytes`.replace(/(\d)(\d{3}) /, '$1,$2 '));
  await expect(panel).toContainText('schemaVersion');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel
      .getByRole('link', { name: /download/i })
      .or(panel.getByRole('button', { name: /download/i }))
      .click(),
  ]);
  expect(await readFile(await download.path())).toEqual(Buffer.from(bytes));
});

test('attestation manifests are counted and folded under their platform', async ({ page }) => {
  await openImage(page, `${registries.open}/team/attestations:1.0`);
  await expect(page.getByRole('main')).toContainText('2 listed');
  await expect(page.getByRole('button', { name: /linux\/amd64.*1 attestation manifest/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Attestation manifests' }).getByRole('link')).toHaveCount(2);
});

test('Windows versions have rows of their own', async ({ page }) => {
  await openImage(page, `${registries.open}/team/windows:1.0`);
  await expect(page.getByRole('rowheader', { name: /windows.*10\.0\.20348\.3207/ })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: /windows.*10\.0\.26100\.3037/ })).toBeVisible();
});

test('the entries of a nested index stand in the same matrix', async ({ page }) => {
  await openImage(page, `${registries.open}/team/nested:1.0`);
  await expect(page.getByRole('gridcell', { name: /linux\/riscv64/ })).toBeVisible();
});

test('a single manifest shows its image without an index', async ({ page }) => {
  await openImage(page, `${registries.open}/team/dockermanifest:1.0`);
  await expect(page.getByRole('main')).toContainText('Docker image manifest');
  await expect(page.getByRole('main')).toContainText('linux/amd64');
});

test('an artifact is shown for what it is', async ({ page }) => {
  await openImage(page, `${registries.open}/team/artifact:1.0`);
  await expect(page.getByRole('main')).toContainText('application/vnd.example.sbom');
});

test('an empty index says that it is empty', async ({ page }) => {
  await openImage(page, `${registries.open}/team/empty:1.0`);
  await expect(page.getByRole('main')).toContainText(/no entries|empty|0 listed|none/i);
});

test('200 entries are all there', async ({ page }) => {
  await openImage(page, `${registries.open}/team/twohundred:1.0`);
  await expect(page.getByRole('main')).toContainText('200 listed');
});

test('a child that is gone is said in its place, and the rest is there', async ({ page }) => {
  await openImage(page, `${registries.open}/team/missingchild:1.0`);
  await expect(page.getByRole('gridcell', { name: /linux\/amd64.*layer/ })).toBeVisible();
  await page
    .getByRole('button', { name: /linux\/arm64/ })
    .first()
    .click();
  await expect(page.getByRole('complementary')).toContainText('child-missing');
});

test('hostile labels are text and nothing else', async ({ page }) => {
  await openImage(page, `${registries.open}/team/hostile:1.0`);
  await expect(page.getByRole('complementary')).toContainText('<script>document.title="pwned"</script>');
  await expect(page.getByRole('complementary')).not.toContainText(hostileText[hostileText.indexOf('\u202e')] ?? '');
  expect(await page.title()).not.toBe('pwned');
});

test('the status bar tells what the page cost', async ({ page }) => {
  await openImage(page, `${registries.open}/team/mixed:1.0`);
  await expect(page.getByRole('contentinfo')).toContainText(/request|cache/);
  await expect(page.getByRole('contentinfo')).toContainText('verified');
});
