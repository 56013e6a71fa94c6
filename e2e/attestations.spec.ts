import { readFile } from 'node:fs/promises';
import { everyScreen, expect, expectFits, openImage, registries, test } from './journey';

const attested = () => `${registries.open}/team/attested:1.0`;

test('the SBOM of a platform: opened, read, searched', async ({ page }) => {
  await openImage(page, attested());
  await page.getByRole('tab', { name: 'Attestations 1' }).click();
  const sbom = page.getByRole('region', { name: 'SBOM' });
  await expect(sbom).toContainText('subject matches');
  await expect(sbom).toContainText('SPDX 2.3');
  await expect(sbom.getByRole('row')).toHaveCount(1 + 5);
  await sbom.getByRole('searchbox', { name: 'Find a package' }).fill('busybox');
  await expect(sbom.getByRole('row')).toHaveCount(1 + 1);
  await expect(sbom.getByRole('row', { name: /busybox 1\.36\.1-r29 apk GPL-2\.0-only/ })).toBeVisible();
});

test('its exact bytes: shown, proven, downloaded', async ({ page }) => {
  await openImage(page, attested(), '&tab=attestations');
  const sbom = page.getByRole('region', { name: 'SBOM' });
  await sbom.getByText('Raw JSON').click();
  await expect(sbom).toContainText('equals the digest');
  await expect(sbom).toContainText('"https://in-toto.io/Statement/v0.1"');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    sbom.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toMatchObject({
    predicateType: 'https://spdx.dev/Document',
  });
});

test('the provenance of a platform: who built it, from what, how', async ({ page }) => {
  await openImage(page, attested(), '&tab=attestations');
  const provenance = page.getByRole('region', { name: 'Provenance' });
  for (const text of [
    'SLSA v0.2',
    'https://github.com/team/app/actions/runs/3709599520/attempts/1',
    '9f31c7e0b2a4d5c6e7f8091a2b3c4d5e6f708192',
    'Dockerfile',
    'args.build-arg:VERSION=1.0',
    'pkg:docker/alpine@3.20?platform=linux%2Famd64',
  ]) {
    await expect(provenance).toContainText(text);
  }
});

test('attestations are read when they are opened, and then told by name', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await openImage(page, attested());
  const list = page.getByRole('region', { name: 'Attestation manifests' });
  await expect(list.getByText('provenance, SBOM')).toHaveCount(0);
  expect(asked).not.toContain('/api/v1/attestation');
  await page.getByRole('tab', { name: /Attestations/ }).click();
  await expect(list.getByText('provenance, SBOM')).toHaveCount(1);
});

test('a statement about another manifest says so', async ({ page }) => {
  await openImage(page, attested(), '&entry=1&tab=attestations');
  const sbom = page.getByRole('region', { name: 'SBOM' });
  await expect(sbom).toContainText('about another manifest');
  await expect(sbom).toContainText('which this statement does not name');
});

test('an attestation manifest of its own page shows its statements', async ({ page }) => {
  await openImage(page, attested());
  await page
    .getByRole('link', { name: /Open attestation manifest/ })
    .first()
    .click();
  await expect(page.getByRole('main')).toContainText('in-toto attestation');
  await expect(page.getByRole('region', { name: 'SBOM' })).toContainText('subject not compared');
});

for (const { repository, says } of [
  { repository: 'helmchart', says: ['Helm chart', 'application/vnd.cncf.helm.config.v1+json', 'podinfo', '6.7.1'] },
  { repository: 'wasmmodule', says: ['WASM module', 'wasip2', 'wasi:http/incoming-handler@0.2.0'] },
  { repository: 'cosignsignature', says: ['cosign signature', 'application/vnd.dev.cosign.simplesigning.v1+json'] },
  { repository: 'cosignattestation', says: ['cosign attestation', 'SLSA v1', '1 signature', 'not verified here'] },
  { repository: 'sbomartifact', says: ['SBOM (CycloneDX)', 'CycloneDX 1.6', 'trivy 0.58.0', '@babel/core'] },
  { repository: 'artifact', says: ['OCI artifact', 'application/vnd.example.sbom'] },
]) {
  test(`${repository} is shown for what it is`, async ({ page }) => {
    await openImage(page, `${registries.open}/team/${repository}:1.0`);
    for (const text of says) await expect(page.getByRole('main')).toContainText(text);
  });
}

test('what an envelope carries can be read beside its exact bytes', async ({ page }) => {
  await openImage(page, `${registries.open}/team/cosignattestation:1.0`);
  const statement = page.getByRole('region', { name: 'Provenance' });
  await statement.getByText('Raw JSON').click();
  await expect(statement).toContainText('payloadType');
  await statement.getByText('Statement in it').click();
  await expect(statement).toContainText('"https://in-toto.io/Statement/v1"');
});

test('an entry three indexes deep: in the matrix, with its path, each index as bytes', async ({ page }) => {
  await openImage(page, `${registries.open}/team/nestedthree:1.0`);
  await page.getByRole('button', { name: /linux\/riscv64.*in the nested index 1\.1/ }).click();
  const inspector = page.getByRole('complementary');
  await expect(inspector).toContainText('nested index 1.1');
  await page.getByRole('tab', { name: 'Raw JSON' }).click();
  for (const [document, level] of [
    ['Index 1.1', '3'],
    ['Index 1', '2'],
    ['Top index', '1'],
  ] as const) {
    await inspector.getByText(document, { exact: true }).click();
    await expect(inspector).toContainText(`"org.example.level": "${level}"`);
    await expect(inspector).toContainText('equals the digest');
  }
  await page.getByRole('tab', { name: 'Attestations 1' }).click();
  await expect(page.getByRole('region', { name: 'Provenance' })).toContainText('subject matches');
});

for (const { name, reference, query } of [
  { name: 'attestations', reference: attested, query: '&tab=attestations' },
  { name: 'a Helm chart', reference: () => `${registries.open}/team/helmchart:1.0`, query: '' },
  { name: 'an SBOM', reference: () => `${registries.open}/team/sbomartifact:1.0`, query: '' },
]) {
  test(`${name}: axe finds nothing, nothing is cut off`, async ({ page }) => {
    await openImage(page, reference(), query);
    await expect(page.getByRole('tabpanel').getByText('Reading')).toHaveCount(0);
    await expectFits(page, everyScreen);
  });
}
