import { expect, registries, test } from './journey';

const box = 'Inspect a reference';

test('reads a reference as it is typed, as Docker does', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('textbox', { name: box }).fill('alpine');
  const readout = page.getByRole('main');
  await expect(readout).toContainText('docker.io');
  await expect(readout).toContainText('library/alpine');
  await expect(readout).toContainText('docker.io/library/alpine:latest');
});

for (const [pasted, taken] of [
  ['docker pull --platform linux/arm64 ghcr.io/owner/app:1.2', 'ghcr.io/owner/app:1.2'],
  ['FROM --platform=$BUILDPLATFORM golang:1.22 AS build', 'docker.io/library/golang:1.22'],
  ['    image: "quay.io/prometheus/node-exporter:v1.8.1"', 'quay.io/prometheus/node-exporter:v1.8.1'],
  ['https://hub.docker.com/_/alpine', 'docker.io/library/alpine'],
] as const) {
  test(`takes the reference out of “${pasted.trim()}”`, async ({ page }) => {
    await page.goto('/');
    await page.getByRole('textbox', { name: box }).fill(pasted);
    await expect(page.getByRole('main')).toContainText(taken);
  });
}

test('says precisely what is wrong with a bad reference, and does not leave the page', async ({ page }) => {
  await page.goto('/');
  const input = page.getByRole('textbox', { name: box });
  await input.fill('ghcr.io/Owner/app');
  await expect(page.getByText('“Owner/app” is not a valid repository name: use lower case.')).toBeVisible();
  await expect(input).toHaveAttribute('aria-invalid', 'true');
  await input.press('Enter');
  await expect(page).toHaveURL('/');
});

test('Enter opens the image of a registry never asked before', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('textbox', { name: box }).fill(`${registries.open}/team/dockerlist:1.0`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Docker manifest list');
});

test('without a tag and without “latest” the tags that are there are offered', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('textbox', { name: box }).fill(`${registries.open}/team/no-latest`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toContainText('latest');
  await page.getByRole('link', { name: '1.1' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
});

test('asks a registry in use by itself once the typing rests', async ({ page }) => {
  await page.goto(`/image?ref=${registries.open}/team/ociindex:1.0`);
  await expect(page.getByRole('grid')).toBeVisible();
  await page.goto('/');
  await page.getByRole('textbox', { name: box }).fill(`${registries.open}/team/ociindex:1.0`);
  await expect(page.getByRole('definition').filter({ hasText: /^[0-9a-f]{12}$/ })).toBeVisible();
});

test('what was viewed is listed with its platforms', async ({ page }) => {
  await page.goto(`/image?ref=${registries.open}/team/windows:1.0`);
  await expect(page.getByRole('grid')).toBeVisible();
  await expect(async () => {
    await page.goto('/');
    const row = page.getByRole('row').filter({ hasText: 'team/windows:1.0' });
    await expect(row).toContainText('win/amd64');
  }).toPass();
});

test('the sample images are one click away', async ({ page }) => {
  await page.goto('/');
  await page
    .getByRole('list', { name: 'Sample images' })
    .getByRole('link', { name: /linux8/ })
    .click();
  await expect(page.getByRole('gridcell', { name: /linux\/riscv64/ })).toBeVisible();
});

test('works without scripts: the form opens the image', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('textbox', { name: box }).fill('oci-layout://sample:linux8');
  await page.getByRole('button', { name: 'Inspect' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('oci-layout://sample:linux8');
  await context.close();
});
