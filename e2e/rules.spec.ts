import { rules } from '../lib/finding/rules';
import { everyScreen, expect, expectFits, openImage, test } from './journey';

test('every rule is explained under its own anchor', async ({ page }) => {
  await page.goto('/rules');
  for (const [id, { title, remedy }] of Object.entries(rules)) {
    const section = page.locator(`[id="${id}"]`);
    await expect(section.getByRole('heading', { name: title })).toBeVisible();
    await expect(section).toContainText(remedy.replaceAll('`', ''));
    await expect(section).toContainText(id);
  }
});

test('a finding leads to its rule, from the list and from its entry', async ({ page }) => {
  await openImage(page, 'oci-layout://sample:broken');
  const inList = page.getByRole('region', { name: 'Findings' }).getByRole('link', { name: 'variant-missing' });
  await inList.click();
  await expect(page).toHaveURL('/rules#variant-missing');
  await expect(page.locator('#variant-missing')).toBeInViewport();
  await page.goBack();
  await page
    .getByRole('grid')
    .getByRole('button', { name: /no variant/ })
    .click();
  await page
    .getByRole('complementary', { name: 'Selected entry' })
    .getByRole('link', { name: 'variant-missing' })
    .click();
  await expect(page).toHaveURL('/rules#variant-missing');
});

test('where nothing is found, the list says what was checked', async ({ page }) => {
  await openImage(page, 'oci-layout://sample:linux8');
  const findings = page.getByRole('region', { name: 'Findings' });
  await expect(findings).toContainText(/none in \d+ checks on 8 entries/);
  await findings.getByRole('link', { name: 'Variants set' }).click();
  await expect(page).toHaveURL('/rules#variant-missing');
});

test('axe finds nothing on the page of rules, nothing is cut off', async ({ page }) => {
  await page.goto('/rules#platform-removed');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectFits(page, everyScreen);
});
