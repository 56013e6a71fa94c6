import type { Page } from '@playwright/test';
import { attestation, type Fixture, image, ociIndex } from '../lib/testing/fixtures';
import { pushFixture } from '../lib/testing/push';
import type { RegistryServer } from '../lib/testing/registry-server';
import { expect, expectFits } from './journey';
import { test } from './own-registry';

test.describe.configure({ timeout: 90_000 });

const build = (architecture: string, content: string) => image({ os: 'linux', architecture }, { content });

test('a conflict is merged by platform with the keyboard alone, and the tag then holds the merge', async ({
  page,
  start,
}) => {
  const registry = await start();
  const seen = ['amd64', '386', 'arm64', 's390x'].map((name) => build(name, 'seen'));
  await pushFixture(registry, 'team/agent', ociIndex(seen), '2.2');
  for (const name of ['amd64', 'riscv64'])
    await pushFixture(registry, `team/agent-${name}`, build(name, 'yours'), '2.2');
  const draft = await amend(page, `${registry.host}/team/agent`, ['amd64', 'riscv64']);
  await page.goto(`/drafts/${draft}`);
  await expect(page.getByRole('region', { name: 'Push plan' })).toContainText('put tag');
  const [amd64, arm64] = [build('amd64', 'theirs'), build('arm64', 'theirs')];
  const theirs = [amd64, build('386', 'seen'), arm64, attestation(arm64)];
  await pushFixture(registry, 'team/agent', ociIndex(theirs), '2.2');

  await page.keyboard.press('Control+Enter');
  const table = page.getByRole('table', { name: 'Seen, now and yours' });
  await expect(table.getByRole('row', { name: /linux\/amd64/ })).toContainText('both changed it');
  await expect(table.getByRole('row', { name: /linux\/s390x/ })).toContainText('they removed it, you kept it');
  await expect(table.getByRole('row', { name: /linux\/arm64/ })).toContainText('only they changed it');
  await expect(table.getByRole('row', { name: /linux\/riscv64/ })).toContainText('only you added it');
  expect(await held(registry, 'team/agent/manifests/2.2')).toEqual(theirs.map(digestOf));
  await expectFits(page);

  const go = page.getByRole('button', { name: 'Push the merge' });
  const becomes = page.getByText(/^becomes/);
  const asYours = await becomes.textContent();
  await page.keyboard.press('ArrowDown');
  await expect(
    page.getByRole('group', { name: 'In the merge for linux/amd64' }).getByRole('radio', { name: 'Yours' }),
  ).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(becomes).not.toHaveText(asYours ?? '');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Keep', exact: true })).toBeFocused();
  await expect(go).toHaveAttribute('aria-disabled', 'false');
  await page.keyboard.press('Control+Enter');
  await expect(page).toHaveURL(/\/pushes\//);
  const merged = [
    amd64,
    build('386', 'seen'),
    arm64,
    attestation(arm64),
    build('s390x', 'seen'),
    build('riscv64', 'yours'),
  ];
  await expect
    .poll(async () => (await held(registry, 'team/agent/manifests/2.2')).toSorted())
    .toEqual(merged.map(digestOf).sort());
  await page.goto(`/drafts/${draft}`);
  await expect(page.getByRole('main')).toContainText('5 same');
  await expect(page.getByRole('region', { name: 'Push plan' })).toContainText('put tag');
  await page.keyboard.press('z');
  await expect(page.getByRole('main')).toContainText('3 same');
});

test('siblings of a typed reference begin a draft; in it they are unchecked and checked', async ({ page, start }) => {
  const registry = await start();
  for (const name of ['amd64', 'arm', 's390x'])
    await pushFixture(registry, `team/cool-${name}-linux`, build(name, 'v1'), 'v1');
  await page.goto('/drafts/new');
  await page.getByRole('textbox', { name: /References, one a line/ }).fill(`${registry.host}/team/cool:v1`);
  await page.getByRole('button', { name: 'Look up' }).click();
  const offers = page.getByRole('region', { name: 'Siblings' });
  await expect(offers).toContainText('cool-{arch}-{os}:v1');
  for (const name of ['amd64', 'arm', 's390x'])
    await offers.getByRole('checkbox', { name: `cool-${name}-linux:v1` }).check();
  await expect(page.getByText('found', { exact: true })).toHaveCount(3);
  await expect(page.getByRole('textbox', { name: 'Target' })).toHaveValue(`${registry.host}/team/cool:v1`);
  await expectFits(page);
  await page.getByRole('button', { name: 'Create draft' }).click();

  await expect(page.getByRole('grid', { name: 'Entries' })).toBeVisible();
  const siblings = page.getByRole('region', { name: 'Siblings' });
  const tiles = page.getByRole('list', { name: 'Platforms' });
  await siblings.getByRole('checkbox', { name: 'cool-s390x-linux:v1' }).uncheck();
  await expect(tiles.getByRole('listitem').filter({ hasText: 's390x' })).toContainText('missing');
  await expect(page.getByRole('grid', { name: 'Entries' }).getByRole('button', { name: /^os of/ })).toHaveCount(2);
  await siblings.getByRole('checkbox', { name: 'cool-s390x-linux:v1' }).check();
  await expect(tiles.getByRole('listitem').filter({ hasText: 's390x' })).toContainText('linux');
  await expect(page.getByRole('grid', { name: 'Entries' }).getByRole('button', { name: /^os of/ })).toHaveCount(3);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('group', { name: 'What to show' }).getByText('Sources').click();
  await expectFits(page);
});

/** A draft of what `repository:2.2` holds, with your builds of `platforms` in place. */
async function amend(page: Page, repository: string, platforms: readonly string[]): Promise<string> {
  const sources = platforms.map((name) => `${repository}-${name}:2.2`);
  const response = await page.request.post('/api/v1/drafts', {
    data: { target: `${repository}:2.2`, amend: true, sources },
  });
  expect(response.status()).toBe(201);
  return (await response.json()).id;
}

const digestOf = ({ descriptor }: Fixture): string => descriptor.digest;

/** The digests that a tag's index names, in its order. */
async function held(registry: RegistryServer, path: string): Promise<readonly string[]> {
  const accept = 'application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.list.v2+json';
  const index = await (await fetch(`${registry.url}/v2/${path}`, { headers: { accept } })).json();
  return index.manifests.map(({ digest }: { digest: string }) => digest);
}
