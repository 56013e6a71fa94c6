import type { Locator, Page } from '@playwright/test';
import { image } from '../lib/testing/fixtures';
import { imageFixtures } from '../lib/testing/image-fixtures';
import { pushFixture } from '../lib/testing/push';
import type { RegistryServer } from '../lib/testing/registry-server';
import { everyScreen, expect, expectAccessible, expectFits, expectNoSidewaysScroll } from './journey';
import { test } from './own-registry';

const docker = (architecture: string, content = architecture) =>
  image({ os: 'linux', architecture }, { format: 'docker', content });

/** Three images of one release, each under a tag of its own, and the command that makes a list of them. */
async function siblings(registry: RegistryServer): Promise<string> {
  for (const architecture of ['amd64', 'arm', 's390x']) {
    await pushFixture(registry, 'team/cool', docker(architecture), `1-${architecture}`);
  }
  const app = `${registry.host}/team/cool`;
  return `docker manifest create ${app}:1 ${app}:1-amd64 ${app}:1-arm ${app}:1-s390x`;
}

/** Begins a draft with `text`, and waits until its page is there. */
async function startDraft(page: Page, text: string): Promise<void> {
  await page.goto(`/drafts/new?text=${encodeURIComponent(text)}`);
  await expect(page.getByRole('table', { name: 'Images that were read' })).not.toContainText('not found');
  await page.getByRole('button', { name: 'Create draft' }).click();
  await expect(entries(page)).toBeVisible();
}

const entries = (page: Page): Locator => page.getByRole('grid', { name: 'Entries' });
const value = (page: Page, name: string): Locator => entries(page).getByRole('button', { name, exact: true });

async function setVariant(page: Page, of: string, variant: string): Promise<void> {
  await value(page, `variant of ${of}: none`).click();
  await page.getByRole('combobox', { name: `variant of ${of}` }).fill(variant);
  await page.keyboard.press('Enter');
  await expect(value(page, `variant of ${of}/${variant}: ${variant}`)).toBeVisible();
}

async function manifestOf(registry: RegistryServer, reference: string): Promise<string> {
  const accept = 'application/vnd.docker.distribution.manifest.list.v2+json, application/vnd.oci.image.index.v1+json';
  return (await fetch(`${registry.url}/v2/${reference}`, { headers: { accept } })).text();
}

test('a pasted docker manifest create becomes a draft, is annotated and pushed: the tag holds what was shown', async ({
  page,
  start,
}) => {
  const registry = await start();
  const command = await siblings(registry);
  await page.goto('/drafts/new');
  await page.getByRole('textbox', { name: /References, one a line/ }).fill(command);
  await page.getByRole('button', { name: 'Look up' }).click();
  const read = page.getByRole('table', { name: 'Images that were read' });
  await expect(read.getByText('found', { exact: true })).toHaveCount(3);
  await expect(page.getByRole('textbox', { name: 'Target' })).toHaveValue(`${registry.host}/team/cool:1`);
  await page.getByRole('button', { name: 'Create draft' }).click();

  await expect(page.getByRole('main')).toContainText('does not exist');
  await page.getByRole('button', { name: 'Set v7' }).click();
  await expect(value(page, 'variant of linux/arm/v7: v7')).toBeVisible();
  const preview = page.getByRole('region', { name: 'The index as it will be written' });
  await expect(preview).toContainText('"variant": "v7"');
  await expect(page.getByRole('region', { name: 'Push plan' })).toContainText('put tag');
  const shown = await page.evaluate(async () => (await fetch(`/api/v1${window.location.pathname}`)).json());

  await page.getByRole('checkbox', { name: 'Discard the draft once it is pushed' }).check();
  await page.getByRole('button', { name: /^Push/ }).click();
  await expect(page).toHaveURL(/\/pushes\//);
  await expect
    .poll(() => manifestOf(registry, 'team/cool/manifests/1').then((text) => text === shown.manifest))
    .toBe(true);
  await expect.poll(async () => (await page.request.get(`/api/v1/drafts/${shown.id}`)).status()).toBe(404);
  await page.goto(`/drafts/${shown.id}`);
  await expect(page.getByRole('main')).toContainText('purged once it was pushed');
});

test('values, order, undo and redo by the keyboard alone', async ({ page, start }) => {
  await startDraft(page, await siblings(await start()));
  await value(page, 'os of linux/amd64: linux').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(value(page, 'variant of linux/arm: none')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(value(page, 'variant of linux/arm: none')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: /v6/ })).toBeVisible();
  await page.keyboard.type('v6');
  await page.keyboard.press('Enter');
  await expect(value(page, 'variant of linux/arm/v6: v6')).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(entries(page).getByRole('button', { name: /^os of/ })).toHaveText(['linux', 'linux', 'linux']);
  await expect(entries(page).getByRole('button', { name: /^architecture of/ })).toHaveText(['arm', 'amd64', 's390x']);
  await expect(value(page, 'variant of linux/arm/v6: v6')).toBeFocused();
  await page.keyboard.press('z');
  await page.keyboard.press('z');
  await expect(value(page, 'variant of linux/arm: none')).toBeVisible();
  await page.keyboard.press('Shift+Z');
  await expect(value(page, 'variant of linux/arm/v6: v6')).toBeVisible();
  await value(page, 'os of linux/s390x: linux').focus();
  await page.keyboard.press('Delete');
  await expect(entries(page).getByRole('button', { name: /^os of/ })).toHaveCount(2);
});

test('a second editor of one draft is told, and nothing is lost', async ({ page, context, start }) => {
  await startDraft(page, await siblings(await start()));
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(entries(other)).toBeVisible();
  await setVariant(page, 'linux/arm', 'v7');

  await value(other, 'os.version of linux/amd64: none').click();
  await other.getByRole('combobox', { name: 'os.version of linux/amd64' }).fill('1.0');
  await other.keyboard.press('Enter');
  const notice = other.getByRole('alert').filter({ hasText: 'edited by somebody else meanwhile' });
  await expect(notice).toContainText('Set the os.version of linux/amd64 to 1.0');
  await expect(value(other, 'variant of linux/arm/v7: v7')).toBeVisible();
  await notice.getByRole('button', { name: 'Make mine again' }).click();
  await expect(entries(other).getByRole('button', { name: /^os.version of .*amd64/ })).toHaveText('1.0');
  await expect(value(other, 'variant of linux/arm/v7: v7')).toBeVisible();
  await expect(notice).toHaveCount(0);
});

test('a tag that moved is told before anything is written, and yours goes under a tag that is not taken', async ({
  page,
  start,
}) => {
  const registry = await start();
  await startDraft(page, await siblings(registry));
  await expect(page.getByRole('region', { name: 'Push plan' })).toContainText('put tag');
  await pushFixture(registry, 'team/cool', imageFixtures.dockerList(), '1');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'The tag moved since you looked' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Seen, now and yours' })).toContainText('linux/arm64');
  await page.getByRole('radio', { name: 'Push yours under another tag' }).check();
  const ways = page.getByRole('complementary', { name: 'What should the tag be?' });
  await ways.getByRole('textbox', { name: 'Other tag' }).fill('1-amd64');
  await expect(ways).toContainText('taken');
  await ways.getByRole('textbox', { name: 'Other tag' }).fill('1-mine');
  await expect(ways).toContainText('not taken');
  await page.getByRole('button', { name: 'Push under another tag' }).click();
  await expect(page).toHaveURL(/\/pushes\//);
  await expect.poll(() => manifestOf(registry, 'team/cool/manifests/1-mine')).toContain('s390x');
  expect(await manifestOf(registry, 'team/cool/manifests/1')).toBe(
    new TextDecoder().decode(imageFixtures.dockerList().bytes),
  );
});

test('a format says what it would drop before it does', async ({ page, start }) => {
  await startDraft(page, await siblings(await start()));
  await page.getByRole('button', { name: 'annotations of the index: none' }).click();
  const dialog = page.getByRole('dialog', { name: 'Annotations of the index' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('made.by');
  await dialog.getByRole('textbox', { name: 'Value' }).fill('hand');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('radio', { name: 'Auto: OCI index' })).toBeChecked();
  await page.getByText('Docker list', { exact: true }).click();
  const question = page.getByRole('dialog', { name: 'A Docker list cannot hold all of this' });
  await expect(question).toContainText('1 annotation of the index would be dropped');
  await question.getByRole('button', { name: 'Write a Docker list' }).click();
  await expect(page.getByRole('radio', { name: 'Docker list', exact: true })).toBeChecked();
  await expect(page.getByRole('region', { name: 'Findings' })).toContainText('would be dropped');
});

test('the same with other tools: what each would make, and what it cannot say', async ({ page, context, start }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const registry = await start();
  await startDraft(page, await siblings(registry));
  const section = page.getByRole('region', { name: 'Same with docker manifest' });
  const commands = page.getByRole('region', { name: /^Commands for/ });
  await expect(commands).toContainText(`docker manifest push --purge --insecure ${registry.host}/team/cool:1`);
  await expect(section).toContainText('equal bytes');
  await setVariant(page, 'linux/arm', 'v7');
  await expect(commands).toContainText(`docker manifest annotate --variant v7 ${registry.host}/team/cool:1`);
  await section.getByRole('button', { name: 'Copy commands' }).click();
  const shown = (await commands.textContent()) ?? '';
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown);

  await page.getByRole('combobox', { name: 'Tool' }).selectOption('crane');
  const crane = page.getByRole('region', { name: 'Same with crane' });
  await expect(commands).toContainText('crane index append --insecure --docker-empty-base');
  await expect(crane).toContainText('linux/arm/v7 loses the variant v7');
  await expect(page).toHaveURL(/tool=crane/);
  await expectAccessible(page);

  await page.reload();
  await expect(crane).toContainText('not the same index');
  await page.goto('/drafts');
  await page.getByRole('checkbox', { name: `Select ${registry.host}/team/cool:1` }).check();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as manifest-tool YAML' }).click();
  expect((await saved).suggestedFilename()).toBe('cool-1.yaml');
  await expect(page.getByRole('toolbar', { name: 'Selection' })).toContainText('One file saved.');
});

test('a draft that is discarded is gone', async ({ page, start }) => {
  await startDraft(page, await siblings(await start()));
  const address = page.url();
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await expect(page).toHaveURL('/drafts');
  await page.goto(address);
  await expect(page.getByRole('main')).toContainText('It was discarded, or purged once it was pushed.');
});

test('axe finds nothing, nothing is cut off', async ({ page, start }) => {
  await page.goto(`/drafts/new?text=${encodeURIComponent(await siblings(await start()))}`);
  await expect(page.getByText('found', { exact: true })).toHaveCount(3);
  await expectFits(page, everyScreen);
  await page.getByRole('button', { name: 'Create draft' }).click();
  await expect(entries(page)).toBeVisible();
  await expectFits(page, everyScreen);
});

test('on a small screen an entry opens a sheet, and the preview is a tab', async ({ page, start }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await startDraft(page, await siblings(await start()));
  await entries(page).getByRole('button', { name: 'Edit linux/arm', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: 'Entry linux/arm' });
  await sheet.getByRole('button', { name: 'variant of linux/arm: none' }).click();
  await page.getByRole('option', { name: /^v7/ }).click();
  await expect(sheet.getByRole('button', { name: 'variant of linux/arm/v7: v7' })).toBeVisible();
  await expectAccessible(page);
  await sheet.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('group', { name: 'What to show' }).getByText('Preview').click();
  await expect(page.getByRole('region', { name: 'The index as it will be written' })).toContainText('"variant": "v7"');
  await expectNoSidewaysScroll(page);
});
