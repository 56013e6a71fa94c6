import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { answer, startFaultServer } from '../lib/testing/fault-server';
import { imageFixtures } from '../lib/testing/image-fixtures';
import { readTar } from '../lib/testing/read-tar';
import { serveFixture } from '../lib/testing/served-fixture';
import { expect, expectAccessible, expectNoSidewaysScroll, openImage, registries, test } from './journey';

// Each journey asks axe.
test.describe.configure({ timeout: 60_000 });

const attested = imageFixtures.attestations();
const menu = (page: Page) => page.getByRole('menu', { name: 'Download' });
const item = (page: Page, group: string, name: string) =>
  menu(page).getByRole('group', { name: group }).getByRole('menuitem', { name });

/** The files of a downloaded tar, each compared with the digest that it is named by. */
async function verified(download: Download): Promise<ReadonlyMap<string, Buffer>> {
  const files = await readTar(await readFile(await download.path()));
  for (const [path, content] of files) {
    const [folder, algorithm = '', hex] = path.split('/');
    if (folder === 'blobs') expect(createHash(algorithm).update(content).digest('hex')).toBe(hex);
  }
  return files;
}
const jsonIn = (files: ReadonlyMap<string, Buffer>, path: string) => JSON.parse(String(files.get(path)));

test('an image is downloaded whole, and one platform of it as a Docker archive, by keyboard alone', async ({
  page,
}) => {
  const reference = `${registries.open}/team/attestations:1.0`;
  await openImage(page, reference, '&entry=1');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('combobox', { name: 'Search references and actions' })).toBeFocused();
  await page.keyboard.type('download this image');
  await expect(page.getByRole('option', { name: /^Download this image/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(item(page, reference, 'OCI layout')).toBeFocused();
  await expect(item(page, reference, 'OCI layout')).toContainText(/About [\d.]+ k?B, all platforms and attestations/);
  await expectAccessible(page);
  const [whole] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(whole.suggestedFilename()).toBe('attestations-1.0.tar');
  const files = await verified(whole);
  expect(jsonIn(files, 'index.json').manifests[0].digest).toBe(attested.descriptor.digest);
  for (const { descriptor } of attested.children)
    expect(files.has(`blobs/${descriptor.digest.replace(':', '/')}`)).toBe(true);
  await expect(menu(page)).toBeHidden();

  await page.getByRole('button', { name: 'Download', exact: true }).press('Enter');
  await expect(menu(page)).toBeVisible();
  await page.keyboard.press('End');
  const [one] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(one.suggestedFilename()).toBe('attestations-1.0-linux-arm64.tar');
  const arm = attested.children[1];
  expect(jsonIn(await verified(one), 'manifest.json')).toEqual([
    {
      Config: `blobs/${arm?.blobs[0]?.descriptor.digest.replace(':', '/')}`,
      RepoTags: [reference],
      Layers: [`blobs/${arm?.blobs[1]?.descriptor.digest.replace(':', '/')}`],
    },
  ]);
});

test('on a small screen the entry that is looked at is downloaded', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openImage(page, 'oci-layout://sample:linux8', '&entry=2');
  await page.getByRole('button', { name: 'Download this entry' }).click();
  await expect(menu(page)).toBeInViewport({ ratio: 1 });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    item(page, 'linux/arm64/v8', 'OCI layout').click(),
  ]);
  expect(download.suggestedFilename()).toBe('sample-linux8-linux-arm64-v8.tar');
  expect(jsonIn(await verified(download), 'index.json').manifests[0].platform.architecture).toBe('arm64');
});

test('what cannot be downloaded is told instead of begun', async ({ page }) => {
  await openImage(page, `${registries.open}/team/missingchild:1.0`);
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  await item(page, `${registries.open}/team/missingchild:1.0`, 'OCI layout').click();
  const dialog = page.getByRole('dialog', { name: 'There is no download' });
  await expect(dialog).toContainText(imageFixtures.missingChild().withheld?.[0] ?? '');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByRole('button', { name: 'Download', exact: true })).toBeFocused();
});

test('a download has a length, and one that fails on the way breaks off before it', async ({ baseURL }) => {
  const image = imageFixtures.ociManifest();
  const { descriptor, bytes } = image.blobs[1] ?? { descriptor: image.descriptor, bytes: new Uint8Array() };
  const server = await startFaultServer();
  serveFixture(server, 'a/b', image, '1');
  const url = `${baseURL}/api/v1/export?format=oci&ref=${server.host}/a/b:1`;
  const whole = await fetch(url);
  const length = Number(whole.headers.get('content-length'));
  expect((await whole.arrayBuffer()).byteLength).toBe(length);
  server.on(`/v2/a/b/blobs/${descriptor.digest}`, answer({ body: Buffer.alloc(bytes.length) }));
  const broken = await fetch(url);
  expect([broken.status, Number(broken.headers.get('content-length'))]).toEqual([200, length]);
  await expect(broken.arrayBuffer()).rejects.toThrow();
  await server.stop();
});
