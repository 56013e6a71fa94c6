import type { Page } from '@playwright/test';
import { testAccount } from '../lib/testing/registry-server';
import { everyScreen, expect, expectAccessible, expectFits } from './journey';
import { expectImage, test } from './own-registry';

async function addRegistry(page: Page, host: string): Promise<void> {
  await page.goto('/registries');
  await page.getByRole('button', { name: 'Add registry' }).click();
  await page.getByRole('dialog').getByLabel('Host, and the port').fill(host);
  await page.getByRole('dialog').getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('complementary', { name: `Settings of ${host}` })).toBeVisible();
}

const row = (page: Page, host: string) =>
  page.getByRole('grid', { name: 'Registries' }).getByRole('row', { name: host });
const steps = (page: Page) => page.getByRole('list', { name: 'Steps of the test' }).getByRole('listitem');

test('Docker Hub is there from the start', async ({ page }) => {
  await page.goto('/registries');
  await expect(row(page, 'docker.io')).toContainText('https, verified');
});

test('an http registry is added, tested, saved, and an image of it inspected', async ({ page, start }) => {
  const { host } = await start();
  await addRegistry(page, host);
  const settings = page.getByRole('complementary', { name: `Settings of ${host}` });
  await settings.getByRole('radio', { name: 'plain http' }).check();
  await expect(settings).toContainText('1 change not saved');
  await settings.getByRole('button', { name: 'Test' }).click();
  await expect(page.getByRole('main')).toContainText('with the unsaved settings');
  await expect(page.getByRole('main')).toContainText('all steps passed');
  await expect(steps(page)).toHaveCount(7);
  await settings.getByRole('button', { name: 'Save' }).click();
  await expect(settings).not.toContainText('not saved');
  await expect(row(page, host)).toContainText('plain http');

  await settings.getByRole('link', { name: 'Repositories' }).click();
  await page.getByLabel('Filter, or type the name of a repository').fill('app');
  const list = page.getByRole('list', { name: `Repositories of ${host}` });
  await list.getByRole('link', { name: 'team/app' }).click();
  await expect(page).toHaveURL(/\/repository\?name=/);
  await page.getByRole('link', { name: '1.0' }).first().click();
  await expectImage(page);
});

test('the test breaks at the step that fails, which holds what lets it pass', async ({ page, start }) => {
  const { host } = await start({ tls: true });
  await addRegistry(page, host);
  await page.getByRole('radio', { name: 'https, verified by public CAs' }).focus();
  await page.keyboard.press('t');
  await expect(page.getByRole('main')).toContainText('stopped at 3 of 7');
  await expect(steps(page).nth(2)).toContainText(/(?:[0-9A-F]{2}:){31}[0-9A-F]{2}/);
  await expectAccessible(page);
  await steps(page).nth(2).getByRole('button', { name: 'Trust this certificate and test again' }).click();
  await expect(page.getByRole('main')).toContainText('all steps passed');
  await page.keyboard.press('Control+s');
  await expect(row(page, host)).toContainText('https, own CA');
  await expect(page.getByRole('complementary')).toContainText('SHA-256');
});

test('an account is kept, never shown, replaced and removed with the registry', async ({ page, start }) => {
  const { host } = await start({ htpasswd: true });
  await addRegistry(page, host);
  const settings = page.getByRole('complementary', { name: `Settings of ${host}` });
  await settings.getByRole('button', { name: 'Test' }).click();
  await steps(page).getByRole('button', { name: 'Enter an account' }).click();
  await settings.getByLabel('User name').fill(testAccount.username);
  await settings.getByLabel('Password or access token').fill(testAccount.password);
  await settings.getByRole('button', { name: 'Test' }).click();
  await expect(page.getByRole('main')).toContainText('all steps passed');
  await settings.getByRole('button', { name: 'Save' }).click();
  await expect(settings).toContainText(/stored \d+ \w{3} \d{4}, never shown/);
  await expect(row(page, host)).toContainText('password kept here');
  await page.reload();
  await expect(settings.getByRole('button', { name: 'Replace' })).toBeVisible();
  expect(await page.content()).not.toContain(testAccount.password);

  await settings.getByRole('button', { name: 'Remove' }).click();
  const dialog = page.getByRole('dialog', { name: `Remove ${host}?` });
  await expect(dialog).toContainText(testAccount.username);
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.goto(`/registries?host=${host}`);
  await expect(settings.getByRole('radio', { name: 'docker login' })).toBeChecked();
});

test('what is not saved is kept when one goes elsewhere by mistake', async ({ page, start }) => {
  const { host } = await start();
  await addRegistry(page, host);
  await page.getByRole('radio', { name: 'https, not verified' }).check();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Home' }).click();
  await expect(page.getByRole('heading', { name: 'Inspect a reference' })).toBeVisible();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Registries' }).click();
  await row(page, host).click();
  await expect(page.getByRole('radio', { name: 'https, not verified' })).toBeChecked();
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByRole('radio', { name: 'https, not verified' })).not.toBeChecked();
});

test('a file that is no certificate is told, one that is fills the field', async ({ page, start }) => {
  const { host, ca = '' } = await start({ tls: true });
  await addRegistry(page, host);
  await page.getByRole('radio', { name: 'https, verified by its own CA' }).check();
  const file = page.locator('input[type="file"]');
  await file.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('nothing') });
  await expect(page.getByRole('main')).toContainText('“notes.txt” holds no certificate');
  await file.setInputFiles({ name: 'ca.pem', mimeType: 'application/x-pem-file', buffer: Buffer.from(ca) });
  await expect(page.getByLabel('CA certificates, PEM')).toHaveValue(ca.trim());
  await page.keyboard.press('Control+s');
  await expect(row(page, host)).toContainText('CN=Polyarch test CA');
});

test('the keyboard alone: from the list to the settings, and a test', async ({ page, start }) => {
  const { host } = await start();
  await page.goto(`/registries?host=${host}`);
  await row(page, 'docker.io').getByRole('link').focus();
  await page.keyboard.press('End');
  await expect(page).toHaveURL(new RegExp(`host=${host}`));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: host, exact: true })).toBeFocused();
  await page.keyboard.press('t');
  await expect(page.getByRole('main')).toContainText('all steps passed');
});

test('a registry that lists nothing to nobody: what was seen here, a name that is typed, a sign-in', async ({
  page,
  start,
}) => {
  const { host } = await start({ htpasswd: true });
  await page.goto(`/registries/${encodeURIComponent(host)}?pane=repositories`);
  const main = page.getByRole('main');
  await expect(main).toContainText('Below is what was looked at here before.');
  await page.getByLabel('Filter, or type the name of a repository').fill('team/app');
  await expect(main.getByRole('link', { name: 'team/app as typed' })).toBeVisible();
  await page.getByLabel('Filter, or type the name of a repository').fill('');
  await main.getByRole('button', { name: `Sign in to ${host}` }).click();
  await page.getByRole('dialog').getByLabel('User name').fill(testAccount.username);
  await page.getByRole('dialog').getByLabel('Password or access token').fill(testAccount.password);
  await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click();
  await expect(main.getByRole('list', { name: `Repositories of ${host}` }).getByRole('link')).toHaveText(['team/app']);
});

test('⌘K finds a registry', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Go to' }).getByRole('combobox')).toBeFocused();
  await page.keyboard.type('docker.io');
  await page
    .getByRole('dialog')
    .getByRole('option', { name: /docker\.io.*Docker Hub/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'docker.io' })).toBeVisible();
});

test('the list: axe finds nothing, nothing is cut off', async ({ page }) => {
  await page.goto('/registries?host=registry.example:5000');
  await expect(row(page, 'registry.example:5000')).toBeVisible();
  await expectFits(page, everyScreen);
});

test('a registry and its test: axe finds nothing, nothing is cut off', async ({ page, start }) => {
  const { host } = await start({ tls: true });
  await page.goto(`/registries/${encodeURIComponent(host)}`);
  await page.getByRole('button', { name: 'Test' }).click();
  await expect(page.getByRole('main')).toContainText('stopped at 3 of 7');
  await steps(page).getByRole('button', { name: 'Trust this certificate and test again' }).click();
  await expect(page.getByRole('main')).toContainText('all steps passed');
  await expectFits(page, everyScreen);
});

test('on a small screen a registry opens a page of its own', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/registries');
  await row(page, 'docker.io').getByRole('link').click();
  await expect(page).toHaveURL('/registries/docker.io');
  await expect(page.getByRole('radio', { name: 'https, verified by public CAs' })).toBeVisible();
  await page.getByRole('group', { name: 'What to show' }).getByText('Repositories').click();
  await expect(page.getByLabel('Filter, or type the name of a repository')).toBeVisible();
  await page.getByRole('link', { name: 'All registries' }).click();
  await expect(page).toHaveURL(/\/registries\?host=docker\.io/);
});
