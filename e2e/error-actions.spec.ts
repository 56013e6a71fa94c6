import { testAccount } from '../lib/testing/registry-server';
import { expect, expectAccessible, openImage } from './journey';
import { expectImage, test } from './own-registry';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('a 401: sign in, and the page goes on', async ({ page, start }) => {
      const { host } = await start({ htpasswd: true });
      await openImage(page, `${host}/team/app:1.0`);
      await page.getByRole('button', { name: `Sign in to ${host}` }).click();
      const dialog = page.getByRole('dialog', { name: `Sign in to ${host}` });
      await expect(dialog.getByLabel('User name')).toBeFocused();
      await expect(dialog).toContainText('on this server, encrypted');
      await expectAccessible(page);

      await dialog.getByLabel('User name').fill(testAccount.username);
      await dialog.getByLabel('Password or access token').fill('wrong');
      await dialog.getByRole('button', { name: 'Sign in' }).click();
      await expect(dialog).toContainText('the password or token is wrong');

      await dialog.getByLabel('Password or access token').fill(testAccount.password);
      await dialog.getByRole('button', { name: 'Sign in' }).click();
      const main = page.getByRole('main');
      await expectImage(page);
      await expect(main).toBeFocused();
      await expect(page.getByRole('status').filter({ hasText: `Signed in to ${host}.` })).toBeAttached();
      await expect(page.locator('body')).not.toContainText(testAccount.password);
    });

    test('an unknown CA: compare its fingerprint, trust it, and the page goes on', async ({ page, start }) => {
      const { host } = await start({ tls: true });
      await openImage(page, `${host}/team/app:1.0`);
      await page.getByRole('button', { name: 'Trust this CA' }).click();
      const dialog = page.getByRole('dialog', { name: `Trust this CA for ${host}?` });
      await expect(dialog).toContainText(/(?:[0-9A-F]{2}:){31}[0-9A-F]{2}/);
      await expect(dialog).toContainText('Polyarch test CA');
      await expect(dialog).toContainText('anyone on the path can change what you see');
      await expectAccessible(page);
      await dialog.getByRole('button', { name: 'Trust this CA' }).click();
      await expectImage(page);
    });
  });
}

test('not to verify is the lesser choice, and works as well', async ({ page, start }) => {
  const { host } = await start({ tls: true });
  await openImage(page, `${host}/team/app:1.0`);
  await page.getByRole('button', { name: 'Trust this CA' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Do not verify it' }).click();
  await expectImage(page);
});

test('plain http where https was asked: allow it, and the page goes on', async ({ page, request, start }) => {
  const { host } = await start();
  const added = await request.post('/api/v1/registries', { data: { host, http: false } });
  expect(added.status()).toBe(201);
  await openImage(page, `${host}/team/app:1.0`);
  await page.getByRole('button', { name: `Allow plain http for ${host}` }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('No account is sent over plain http');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Allow plain http' }).click();
  await expectImage(page);
});

test('a 401 with the keyboard alone', async ({ page, start }) => {
  const { host } = await start({ htpasswd: true });
  await openImage(page, `${host}/team/app:1.0`);
  await page.getByRole('button', { name: `Sign in to ${host}` }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByLabel('User name')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: `Sign in to ${host}` }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByLabel('User name')).toBeFocused();
  await page.keyboard.type(testAccount.username);
  await page.keyboard.press('Tab');
  await page.keyboard.type(testAccount.password);
  await page.keyboard.press('Enter');
  await expectImage(page);
});
