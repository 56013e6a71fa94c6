import { expect, openImage, registries, test } from './journey';

const closedPort = '127.0.0.1:9';

for (const { name, reference, says } of [
  { name: 'an invalid reference', reference: () => 'ghcr.io/Owner/app', says: ['use lower case'] },
  { name: 'a tag that is not there', reference: () => `${registries.open}/team/ociindex:9.9`, says: ['404', '9.9'] },
  {
    name: 'a repository that is not there',
    reference: () => `${registries.open}/team/nobody:1`,
    says: ['404', 'team/nobody'],
  },
  { name: 'a registry that does not answer', reference: () => `${closedPort}/team/app:1`, says: [closedPort] },
  {
    name: 'a certificate that nobody trusts',
    reference: () => `${registries.untrusted}/team/app:1`,
    says: ['certificate', 'SHA-256'],
  },
  {
    name: 'a registry that wants a sign-in',
    reference: () => `${registries.locked}/team/app:1`,
    says: ['401', 'sign'],
  },
  {
    name: 'an address that is never asked',
    reference: () => '169.254.169.254/latest/meta-data:1',
    says: ['169.254.169.254'],
  },
]) {
  test(`${name}: says what happened and the next step`, async ({ page }) => {
    await openImage(page, reference());
    const main = page.getByRole('main');
    for (const text of says) await expect(main).toContainText(new RegExp(text.replaceAll('.', '\\.'), 'i'));
    await expect(main.getByRole('link', { name: 'Inspect another reference' })).toBeVisible();
  });
}

test('an unknown page leads back home', async ({ page }) => {
  await page.goto('/nothing-here');
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
});
