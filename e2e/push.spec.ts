import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import type { Page } from '@playwright/test';
import { answer, type FaultServer, registryError, startFaultServer } from '../lib/testing/fault-server';
import { type Fixture, image, ociIndex } from '../lib/testing/fixtures';
import { pushFixture } from '../lib/testing/push';
import type { RegistryServer } from '../lib/testing/registry-server';
import { serveFixture } from '../lib/testing/served-fixture';
import { expect, expectAccessible, expectFits, openImage } from './journey';
import { test as base } from './own-registry';

// Each journey asks axe several times.
base.describe.configure({ timeout: 90_000 });

/** A test with a source whose every answer it decides. */
const test = base.extend<{ source: FaultServer }>({
  source: async ({ page: _ }, use) => {
    const server = await startFaultServer();
    server.on('/v2/', answer({}));
    await use(server);
    await server.stop();
  },
});

const build = (architecture: string, variant?: string) =>
  image({ os: 'linux', architecture, ...(variant && { variant }) }, { content: `app ${architecture}` });

test('three sibling tags become a draft, the draft a push, and the push is undone by keyboard', async ({
  page,
  start,
}) => {
  const registry = await start();
  const repository = 'shop/app';
  const before = await pushFixture(registry, repository, ociIndex([build('amd64')]), '1.0');
  for (const [tag, variant] of [['amd64'], ['arm64'], ['arm', 'v7']]) {
    await pushFixture(registry, repository, build(tag ?? '', variant), `1.0-${tag}${variant ?? ''}`);
  }
  await page.goto(`/repository?name=${registry.host}/${repository}`);
  const tags = page.getByRole('grid', { name: 'Tags' });
  for (const tag of ['1.0-amd64', '1.0-arm64', '1.0-armv7']) {
    await tags.getByRole('checkbox', { name: `Select ${tag}`, exact: true }).click();
  }
  await expect(page.getByRole('button', { name: /^Compose 1\.0/ })).toBeVisible();
  await page.keyboard.press('c');
  const draft = await draftOf(page);

  await push(page, draft);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Pushed${registry.host}/${repository}:1.0`);
  const platforms = page.getByRole('table', { name: 'Platforms' });
  await expect(platforms.getByRole('rowheader')).toHaveCount(3);
  await expect(platforms).toContainText('already there');
  await expectFits(page);
  const log = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download log' }).click();
  expect(await readFile(await (await log).path(), 'utf8')).toMatch(/^\S+ target PUT \S+ 201 \d+ ms$/m);

  await page.keyboard.press('u');
  const dialog = page.getByRole('dialog', { name: 'Undo this push?' });
  await expectAccessible(page);
  await expect(dialog.getByRole('button', { name: 'Undo the push' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Put back${registry.host}/${repository}:1.0`);
  expect(await digestOfTag(registry, repository, '1.0')).toBe(before);

  await page.goto('/drafts');
  const row = historyRow(page, `${registry.host}/${repository}:1.0`);
  await expect(row.nth(0)).toContainText('put back');
  await expect(row.nth(1)).toContainText('undone');
});

test('a copy shows its bytes while it goes on; stopped, it is resumed', async ({ page, source, start }) => {
  const registry = await start();
  const index = ociIndex([large('amd64'), large('arm64')]);
  serveFixture(source, 'far/app', index, '2.0');
  const held = holdLayer(source, 'far/app', index);

  await openImage(page, `${source.host}/far/app:2.0`);
  await page.keyboard.press('c');
  await expect(page.getByRole('menuitem', { name: /^Compose from this/ })).toBeFocused();
  await page.getByRole('menuitem', { name: /^Copy to…/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Copy to' });
  await dialog.getByRole('textbox', { name: 'Target' }).fill(`${registry.host}/near/app`);
  await expect(dialog).toContainText(`${registry.host}/near/app:2.0`);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Make the draft' }).click();

  await push(page, await draftOf(page));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Pushing');
  await expect(page.getByRole('row', { name: /linux\/amd64/ })).toContainText(`copying from ${source.host}`);
  await expect(page.getByRole('list', { name: 'Steps' })).toContainText(/\d of 4, .* of .*B/);
  await expectFits(page);

  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Stopped');
  await expect(page.getByRole('main')).toContainText('The push was stopped. The tag was not written.');
  held.release();
  await page.keyboard.press('r');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Pushed');
  await expect(page.getByText(index.descriptor.digest, { exact: true })).toBeVisible();
  expect(await digestOfTag(registry, 'near/app', '2.0')).toBe(index.descriptor.digest);
});

test('a push that fails names its side, and is resumed from the history once that is mended', async ({
  page,
  source,
  start,
}) => {
  const registry = await start();
  const { draft, mend } = await brokenCopy(page, source, registry, '3.0');
  await push(page, draft);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Failed');
  const why = page.getByRole('region', { name: 'Why it failed' });
  await expect(why).toContainText('Failed at the source');
  await expect(why.getByRole('heading', { level: 3 })).toBeVisible();
  await expect(page.getByRole('heading', { name: '1 of 2 platforms are there' })).toBeVisible();
  await expectFits(page);

  mend();
  await page.goto('/drafts?show=unfinished');
  const row = historyRow(page, `${registry.host}/near/app:3.0`);
  await expect(row).toContainText('failed at the source');
  await row.getByRole('button', { name: /^Resume/ }).click();
  await expect(row).toHaveCount(0);
  await page.getByText('Pushed', { exact: true }).click();
  await expect(row).toContainText('pushed');
  await expectFits(page);
});

test('a tag that moved meanwhile is shown by platform, and is written only when somebody says so', async ({
  page,
  source,
  start,
}) => {
  const registry = await start();
  await pushFixture(registry, 'near/app', ociIndex([build('amd64'), build('s390x')]), '4.0');
  const { draft, mend } = await brokenCopy(page, source, registry, '4.0');
  await push(page, draft);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Failed');
  const moved = ociIndex([image({ os: 'linux', architecture: 'amd64' }, { content: 'theirs' }), build('s390x')]);
  await pushFixture(registry, 'near/app', moved, '4.0');
  mend();
  await page.getByRole('button', { name: 'Resume' }).click();

  await expect(page.getByRole('heading', { name: 'The tag moved since you looked' })).toBeVisible();
  const table = page.getByRole('table', { name: 'Seen, now and yours' });
  await expect(table.getByRole('row', { name: /linux\/amd64/ })).toContainText('both changed it');
  await expect(table.getByRole('row', { name: /linux\/arm64/ })).toContainText('only you added it');
  await expect(table.getByRole('row', { name: /linux\/s390x/ })).toContainText('only you removed it');
  expect(await digestOfTag(registry, 'near/app', '4.0')).toBe(moved.descriptor.digest);
  await expectFits(page);

  await page.getByRole('radio', { name: 'Overwrite with yours' }).check();
  await expect(page.getByRole('complementary', { name: 'What should the tag be?' })).toContainText(
    'Takes back what they did: linux/amd64 is put back.',
  );
  await page.getByRole('button', { name: 'Overwrite the tag' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Pushed');
});

test('a tag is amended from its image by keyboard alone, and the palette leads to drafts', async ({ page, start }) => {
  const registry = await start();
  const reference = `${registry.host}/team/app:1.0`;
  await openImage(page, reference);
  await page.keyboard.press('c');
  await expect(page.getByRole('menu', { name: 'Compose' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /^Compose from this/ })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const draft = await (await page.request.get(`/api/v1/drafts/${await draftOf(page)}`)).json();
  expect(draft).toMatchObject({ target: reference, digest: draft.today.digest });

  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog').getByRole('combobox').fill('drafts and pushes');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Drafts and pushes' })).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Drafts' }).getByRole('link', { name: reference })).toBeVisible();
});

test('drafts are chosen and discarded together, after a question', async ({ page, start }) => {
  const registry = await start();
  for (const tag of ['5.0', '5.1', '5.2']) {
    await compose(page, { target: `${registry.host}/team/app:${tag}`, sources: [`${registry.host}/team/app:1.0`] });
  }
  await page.goto('/drafts');
  const grid = page.getByRole('grid', { name: 'Drafts' });
  const rowOf = (tag: string) => grid.getByRole('row', { name: `${registry.host}/team/app:${tag}` });
  await expect(rowOf('5.0')).toContainText('ready to push');
  await grid.getByRole('link', { name: `${registry.host}/team/app:5.2` }).focus();
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('X');
  await expect(page.getByRole('toolbar', { name: 'Selection' })).toContainText('2 drafts selected');
  await expectFits(page);
  await page.keyboard.press('Delete');
  await expectAccessible(page);
  await page.getByRole('dialog', { name: 'Discard 2 drafts?' }).getByRole('button', { name: 'Discard' }).click();
  await expect(rowOf('5.2')).toHaveCount(0);
  await expect(rowOf('5.1')).toHaveCount(0);
  await expect(rowOf('5.0')).toHaveCount(1);
});

/** A build whose layer takes long enough to be seen on its way. */
function large(architecture: string): Fixture {
  const lines = Array.from({ length: 20_000 }, (_, n) =>
    createHash('sha256').update(`${architecture} ${n}`).digest('hex'),
  );
  return image({ os: 'linux', architecture }, { content: lines.join('') });
}

/** Has the source send half of the first layer, and the rest when it is released. */
function holdLayer(source: FaultServer, repository: string, index: Fixture): Readonly<{ release: () => void }> {
  const layer = layerOf(index.children[0]);
  const path = `/v2/${repository}/blobs/${layer.descriptor.digest}`;
  const waiting: ServerResponse[] = [];
  source.on(path, (response) => {
    response.writeHead(200, { 'content-length': layer.bytes.length });
    response.write(layer.bytes.subarray(0, layer.bytes.length / 2));
    waiting.push(response);
  });
  return {
    release: () => {
      source.on(path, answer({ body: layer.bytes }));
      for (const response of waiting) response.destroy();
    },
  };
}

/** A draft that copies two platforms, of which the source has lost a layer, until it is mended. */
async function brokenCopy(page: Page, source: FaultServer, registry: RegistryServer, tag: string) {
  const index = ociIndex([build('arm64'), image({ os: 'linux', architecture: 'amd64' }, { content: `lost ${tag}` })]);
  serveFixture(source, 'far/app', index, tag);
  await pushFixture(registry, 'near/app', build('arm64'));
  const layer = layerOf(index.children[1]);
  const path = `/v2/far/app/blobs/${layer.descriptor.digest}`;
  source.on(path, registryError(404, 'BLOB_UNKNOWN', 'blob unknown to registry'));
  const target = `${registry.host}/near/app:${tag}`;
  const draft = await compose(page, { target, sources: [`${source.host}/far/app:${tag}`] });
  return { draft, mend: () => source.on(path, answer({ body: layer.bytes })) };
}

function layerOf(fixture: Fixture | undefined) {
  const layer = fixture?.blobs.find(({ descriptor }) => descriptor.mediaType.includes('layer'));
  if (layer === undefined) throw new Error('The fixture has no layer.');
  return layer;
}

async function compose(page: Page, beginning: object): Promise<string> {
  const response = await page.request.post('/api/v1/drafts', { data: beginning });
  expect(response.status()).toBe(201);
  return (await response.json()).id;
}

/** The draft whose page is opened. */
async function draftOf(page: Page): Promise<string> {
  await page.waitForURL(/\/drafts\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** Starts the push of a draft, and opens its page. */
async function push(page: Page, draft: string): Promise<void> {
  const response = await page.request.post(`/api/v1/drafts/${draft}/push`, { data: {} });
  expect(response.status()).toBe(202);
  await page.goto(`/pushes/${(await response.json()).push}`);
}

function historyRow(page: Page, target: string) {
  return page.getByRole('table', { name: 'Push history' }).getByRole('row').filter({ hasText: target });
}

async function digestOfTag(registry: RegistryServer, repository: string, tag: string): Promise<string | null> {
  const response = await fetch(`${registry.url}/v2/${repository}/manifests/${tag}`, {
    method: 'HEAD',
    headers: {
      accept: 'application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.list.v2+json',
    },
  });
  return response.headers.get('docker-content-digest');
}
