import type { Page } from '@playwright/test';
import { expect, expectAccessible, openImage, registries, test } from './journey';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const trigger = (page: Page) => page.getByRole('button', { name: 'Copy as' });
const menu = (page: Page) => page.getByRole('menu', { name: 'Copy as' });
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('an inspection is copied as the command of another tool, by keyboard alone', async ({ page }) => {
  const reference = `${registries.open}/team/ociindex:1.0`;
  await openImage(page, reference);
  await trigger(page).focus();
  await page.keyboard.press('Enter');
  await expect(
    menu(page)
      .getByRole('menuitem', { name: /^docker manifest docker/ })
      .first(),
  ).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(menu(page).getByText('Copied')).toBeVisible();
  expect(await copied(page)).toBe(`docker manifest inspect -v --insecure ${reference}`);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(menu(page)).toBeHidden();
  await expect(trigger(page)).toBeFocused();
});

test('the selected platform has commands of its own', async ({ page }) => {
  await openImage(page, `${registries.open}/team/ociindex:1.0`, '&entry=1');
  await trigger(page).click();
  const platform = menu(page).getByRole('group', { name: 'linux/arm64/v8' });
  await platform.getByRole('menuitem', { name: /^crane, config/ }).click();
  expect(await copied(page)).toBe(
    `crane config --insecure --platform linux/arm64/v8 ${registries.open}/team/ociindex:1.0`,
  );
});

test('a registry whose certificate is refused here can be inspected elsewhere', async ({ page }) => {
  await openImage(page, `${registries.untrusted}/team/image:1.0`);
  await trigger(page).click();
  await menu(page)
    .getByRole('menuitem', { name: /^skopeo/ })
    .click();
  expect(await copied(page)).toBe(
    `skopeo inspect --raw --tls-verify=false docker://${registries.untrusted}/team/image:1.0`,
  );
  await expect(menu(page).getByText('buildx cannot skip the certificate').first()).toBeVisible();
  await expectAccessible(page);
});

test('an OCI layout is copied for the tools that read one', async ({ page }) => {
  await openImage(page, 'oci-layout://sample:linux8');
  await trigger(page).click();
  await menu(page).getByRole('menuitem', { name: /^oras/ }).first().click();
  expect(await copied(page)).toMatch(/^oras manifest fetch --oci-layout \/.*\/layouts\/sample:linux8$/);
  await expect(menu(page).getByRole('menuitem', { name: /^docker/ })).toHaveCount(0);
});

test('neither the menu nor its commands are loaded before it opens', async ({ page }) => {
  const scripts: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.text());
  });
  const haveCommands = async () => (await Promise.all(scripts)).some((script) => script.includes('raw-body'));
  await openImage(page, `${registries.open}/team/ociindex:1.0`);
  expect(await haveCommands()).toBe(false);
  await trigger(page).click();
  await expect(menu(page)).toBeVisible();
  expect(await haveCommands()).toBe(true);
});
