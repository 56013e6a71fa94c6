import { everyScreen, expect, expectFits, openImage, registries, test } from './journey';

const pages: readonly { name: string; reference: () => string; query?: string }[] = [
  { name: 'overview', reference: () => 'oci-layout://sample:linux8' },
  { name: 'table', reference: () => 'oci-layout://sample:windows', query: '&view=table' },
  { name: 'layers', reference: () => 'oci-layout://sample:linux8', query: '&tab=layers' },
  { name: 'config', reference: () => 'oci-layout://sample:linux8', query: '&tab=config' },
  { name: 'raw', reference: () => 'oci-layout://sample:linux8', query: '&tab=raw' },
  { name: 'attestations', reference: () => 'oci-layout://sample:attestations' },
  { name: 'nested', reference: () => 'oci-layout://sample:nested' },
  { name: 'findings', reference: () => 'oci-layout://sample:broken' },
  { name: 'artifact', reference: () => `${registries.open}/team/artifact:1.0` },
  { name: 'single manifest', reference: () => `${registries.open}/team/ocimanifest:1.0` },
  { name: 'failed entry', reference: () => `${registries.open}/team/missingchild:1.0` },
  { name: 'not found', reference: () => 'oci-layout://sample:nope' },
  { name: 'untrusted certificate', reference: () => `${registries.untrusted}/team/app:1` },
];

test('home: axe finds nothing, nothing is cut off', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectFits(page, everyScreen);
});

for (const { name, reference, query } of pages) {
  test(`image, ${name}: axe finds nothing, nothing is cut off`, async ({ page }) => {
    await openImage(page, reference(), query);
    await expectFits(page, everyScreen);
  });
}
