import type { Locator, Page } from '@playwright/test';
import { archiveOf, archiveOfFiles } from '../lib/testing/archive-of';
import { dockerImageFiles, oldDockerArchive } from '../lib/testing/docker-archive';
import { image } from '../lib/testing/fixtures';
import { imageFixtures } from '../lib/testing/image-fixtures';
import { pushFixture } from '../lib/testing/push';
import { layoutFilesOf } from '../lib/testing/write-layout';
import { expect, expectAccessible, expectNoSidewaysScroll } from './journey';
import { test } from './own-registry';

test.describe.configure({ timeout: 90_000 });

const arm64 = image({ os: 'linux', architecture: 'arm64' }, { content: 'uploaded arm64' });

const fileOf = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/x-tar', buffer });
const layoutTar = async (name: string) => fileOf(name, await archiveOfFiles(layoutFilesOf({ v1: arm64 })));
const dockerTar = async (name: string) =>
  fileOf(name, await archiveOf(oldDockerArchive(dockerImageFiles('riscv64', ['uploaded riscv64']))));
async function damagedTar(name: string) {
  const layer = arm64.blobs[1]?.descriptor.digest.replace('sha256:', 'blobs/sha256/') ?? '';
  return fileOf(name, await archiveOfFiles(layoutFilesOf({ v1: arm64 }).set(layer, Buffer.from('damaged'))));
}

const upload = (page: Page, name: string): Locator =>
  page.getByRole('list', { name: 'Files that were chosen' }).getByRole('listitem').filter({ hasText: name });
const read = (page: Page): Locator => page.getByRole('table', { name: 'Images that were read' });
const isKept = async (page: Page, layout: string) =>
  (await page.request.get(`/api/v1/image?ref=oci-layout://${layout}`)).ok();

test('files and a pasted reference become a draft, whose push writes what was shown', async ({ page, start }) => {
  const registry = await start();
  const target = `${registry.host}/team/up:1`;
  await pushFixture(registry, 'team/base', image({ os: 'linux', architecture: 's390x' }), '1');
  await page.goto(`/drafts/new?text=${registry.host}/team/base:1`);
  await expect(read(page).getByText('found', { exact: true })).toHaveCount(1);

  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose' }).focus();
  await page.keyboard.press('Enter');
  await (await choosing).setFiles([await layoutTar('arm64.oci.tar'), await dockerTar('riscv64-image.tar')]);
  await expect(upload(page, 'arm64.oci.tar')).toContainText('1 manifest, 3 of 3 blobs match their digests');
  await expect(upload(page, 'riscv64-image.tar')).toContainText('docker archive');
  await expect(read(page).getByText('verified', { exact: true })).toHaveCount(2);

  await page.getByLabel('Files of images').setInputFiles([await damagedTar('damaged.tar')]);
  const damaged = upload(page, 'damaged.tar');
  await expect(damaged).toContainText('refused');
  await expect(damaged).toContainText('Nothing of the archive was kept.');
  await expectAccessible(page);
  await damaged.getByRole('button', { name: 'Retry damaged.tar' }).click();
  await expect(damaged).toContainText('refused');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await damaged.getByRole('button', { name: 'Remove damaged.tar' }).click();
  await expect(damaged).toHaveCount(0);

  await page.getByRole('textbox', { name: 'Target' }).fill(target);
  await page.getByRole('button', { name: 'Create draft', exact: true }).click();
  const entries = page.getByRole('grid', { name: 'Entries' });
  await expect(entries.getByRole('button', { name: /^architecture of/ })).toHaveText(['s390x', 'arm64', 'riscv64']);
  const { manifest } = await (await page.request.get(`/api/v1${new URL(page.url()).pathname}`)).json();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Pushed${target}`);
  const accept = 'application/vnd.oci.image.index.v1+json';
  const answer = await fetch(`${registry.url}/v2/team/up/manifests/1`, { headers: { accept } });
  expect(await answer.text()).toBe(manifest);
  expect(manifest).toContain(arm64.descriptor.digest);
  // What a draft was made of stays.
  expect(await isKept(page, 'arm64.oci')).toBe(true);
});

test('files alone make a draft; what is still on its way is left out, and what is removed is gone', async ({
  page,
}) => {
  const session = await page.context().newCDPSession(page);
  const slowly = (uploadThroughput: number) =>
    session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });
  await page.goto('/drafts/new');
  const files = page.getByLabel('Files of images');
  await files.setInputFiles([await layoutTar('alone.tar'), await dockerTar('unwanted.tar')]);
  await expect(read(page).getByText('verified', { exact: true })).toHaveCount(2);
  expect(await isKept(page, 'unwanted')).toBe(true);
  await page.getByRole('button', { name: 'Remove unwanted.tar' }).click();
  await expect.poll(() => isKept(page, 'unwanted')).toBe(false);

  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['no archive at all'], 'picture.png'));
    return data;
  });
  await page
    .getByRole('heading', { name: 'What the draft will hold' })
    .dispatchEvent('drop', { dataTransfer: dropped });
  await expect(upload(page, 'picture.png')).toContainText('“picture.png” is not a tar');

  await slowly(100_000);
  await files.setInputFiles([fileOf('slow.tar', Buffer.alloc(4_000_000))]);
  await expect(page.getByRole('progressbar', { name: 'Upload of slow.tar' })).toHaveAttribute(
    'aria-valuenow',
    /^[1-9]/,
  );
  await expect(read(page)).toContainText('after the upload');
  await expect(page.getByText('slow.tar is left out until its upload is done.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create draft with 1' }).click();
  await expect(page.getByRole('grid', { name: 'Entries' })).toBeVisible();
  await slowly(-1);

  await page.getByRole('button', { name: 'Add entry' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add entries' });
  const tar = await archiveOfFiles(layoutFilesOf({ v1: imageFixtures.missingChild() }));
  await dialog.getByLabel('Files of images').setInputFiles([fileOf('part.tar', tar)]);
  await expect(upload(page, 'part.tar')).toContainText('Not in the file, and left out: linux/arm64');
  await dialog.getByRole('button', { name: 'Add 1' }).click();
  await expect(
    page.getByRole('grid', { name: 'Entries' }).getByRole('button', { name: /^architecture of/ }),
  ).toHaveText(['arm64', 'amd64', 'arm']);
  expect(await isKept(page, 'part')).toBe(true);

  // What nobody took goes with the page.
  await page.goto('/drafts/new');
  await files.setInputFiles([await layoutTar('left.tar')]);
  await expect(upload(page, 'left.tar')).toContainText('verified');
  await page.goto('/drafts');
  await expect.poll(() => isKept(page, 'left')).toBe(false);
});
