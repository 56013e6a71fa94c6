import type { Page } from '@playwright/test';
import type { Platform } from '../lib/platform/platform';
import { startFaultServer } from '../lib/testing/fault-server';
import { attestation, dockerList, image, ociIndex } from '../lib/testing/fixtures';
import { pushFixture } from '../lib/testing/push';
import { serveFixture } from '../lib/testing/served-fixture';
import { everyScreen, expect, expectFits, openImage, registries, test } from './journey';

const named = (name: string) => `${registries.open}/resolve/${name}:1`;
const linux = (architecture: string, variant?: string): Platform => ({
  os: 'linux',
  architecture,
  ...(variant !== undefined && { variant }),
});

test.beforeAll(async () => {
  const target = { url: `http://${registries.open}` };
  const docker = (platform: Platform) => image(platform, { format: 'docker' });
  await pushFixture(target, 'resolve/pi', dockerList([linux('arm', 'v7'), linux('s390x')].map(docker)), '1');
  const levels = ['v2', 'v3'].map((variant) => image(linux('amd64', variant)));
  const doubled = image(linux('amd64', 'v3'), { content: 'again' });
  await pushFixture(
    target,
    'resolve/levels',
    ociIndex([...levels, doubled, ...levels.map((one) => attestation(one))]),
    '1',
  );
  const bare = image(linux('riscv64'));
  const { platform: _, ...descriptor } = bare.descriptor;
  const nested = ociIndex([image(linux('arm64')), image(linux('loong64'))]);
  const odd = image({ os: 'linux', architecture: 'amd64', variant: 'v77' });
  await pushFixture(target, 'resolve/odd', ociIndex([odd, nested]), '1');
  await pushFixture(target, 'resolve/bare', ociIndex([odd, { ...bare, descriptor }]), '1');
});

async function openResolve(page: Page, reference: string, more = ''): Promise<void> {
  await page.goto(`/resolve?ref=${encodeURIComponent(reference)}${more}`);
  await expect(page.getByRole('status').filter({ hasText: 'Reading' })).toHaveCount(0);
}

const table = (page: Page) => page.getByRole('grid', { name: 'What each host pulls' });
const answer = (page: Page, host: string, engine: string) =>
  table(page).getByRole('button', { name: new RegExp(`^${host}, ${engine}:`) });
const why = (page: Page) => page.getByRole('complementary', { name: 'Why this entry' });

test('a Pi 5 on a list with arm/v7 alone: 32-bit fallback, marked where engines differ', async ({ page }) => {
  await openResolve(page, named('pi'));
  const row = table(page).getByRole('row').filter({ hasText: 'Raspberry Pi 5' });
  await expect(row.getByRole('rowheader')).toContainText('differs');
  await expect(answer(page, 'Raspberry Pi 5', 'containerd')).toHaveText(/linux\/arm\/v7.*B32-bit fallback$/);
  await expect(answer(page, 'Raspberry Pi 5', 'Podman')).toContainText('no match');
  await expect(table(page).getByRole('row').filter({ hasText: 'IBM Z' })).not.toContainText('differs');

  await expect(why(page).getByRole('heading', { name: 'A 32-bit entry on a 64-bit host' })).toBeVisible();
  await expect(why(page)).toContainText('The cores of this host execute it as 32-bit code.');
  const candidates = why(page).getByRole('region', { name: 'Candidates, in the order containerd tries them' });
  await expect(candidates.getByRole('listitem').nth(0)).toContainText('linux/arm64no entry');
  await expect(candidates.getByRole('listitem').filter({ hasText: 'chosen' })).toContainText('entry 0');
  await expect(candidates.getByRole('listitem').last()).toContainText('linux/arm/v5not reached');
  await expect(why(page).getByRole('region', { name: 'Entries no candidate matches' })).toContainText(
    'It is for s390x, the host is arm64.',
  );
  await expect(why(page).getByRole('region', { name: 'Reproduce' })).toContainText(
    /ctr images pull .*--platform linux\/arm64\/v8/,
  );
});

test('nothing fits: the engine’s own words, what it looked for, and what QEMU could run', async ({ page }) => {
  await openResolve(page, named('pi'));
  await answer(page, 'Raspberry Pi 5', 'Podman').click();
  await expect(page).toHaveURL(/host=pi-5&engine=podman/);
  await expect(why(page)).toContainText('no match');
  await expect(why(page)).toContainText(
    'no image found in manifest list for architecture "arm64", variant "v8", OS "linux"',
  );
  await answer(page, 'RISC-V', 'containerd').click();
  await expect(why(page)).toContainText('no match for platform in manifest');
  await expect(why(page)).toContainText('tonistiigi/binfmt --install');
});

test('an index of amd64/v2 and up: containerd finds nothing, Docker takes v3', async ({ page }) => {
  await openResolve(page, named('levels'), '&host=x86-64-v3&engine=docker');
  await expect(answer(page, 'x86-64 server, v3', 'containerd')).toContainText('no match');
  await expect(answer(page, 'x86-64 server, v3', 'Docker')).toContainText('linux/amd64/v3');
  await expect(why(page)).toContainText('Another entry ranks as high; this one comes first in the index.');
  const nobody = page.getByRole('region', { name: 'Pulled by nobody' });
  await expect(nobody.getByRole('link')).toHaveText([/linux\/amd64\/v3\s*entry 2/]);
  await page.keyboard.press('[');
  await expect(page).toHaveURL(/engine=containerd/);
  await expect(why(page)).toContainText('no match for platform in manifest');
});

test('nodes pasted from kubectl: what was read and what was not, then their rows', async ({ page }) => {
  const node = (name: string, architecture: string | undefined, containerRuntimeVersion: string) => ({
    kind: 'Node',
    metadata: { name },
    status: { nodeInfo: { architecture, operatingSystem: 'linux', containerRuntimeVersion } },
  });
  const items = [
    node('worker-1', 'arm64', 'containerd://1.7.27'),
    node('worker-2', 'arm64', 'containerd://1.7.27'),
    node('edge-1', 's390x', 'cri-o://1.33.1'),
    node('ghost', undefined, 'containerd://1.7.27'),
  ];
  await openResolve(page, named('pi'));
  await page.getByRole('button', { name: 'Paste' }).click();
  const dialog = page.getByRole('dialog', { name: 'Paste hosts' });
  await dialog.getByRole('textbox').fill(JSON.stringify({ kind: 'List', items }));
  await expect(dialog.getByRole('list', { name: 'Read' }).getByRole('listitem')).toHaveCount(2);
  await expect(dialog).toContainText('2 machineslinux/arm64/v8Kubernetes node');
  await expect(dialog).toContainText('The node “ghost” does not say its operating system and architecture.');
  await dialog.getByRole('button', { name: 'Show only these' }).click();
  await expect(table(page).getByRole('rowheader')).toHaveCount(2);
  await expect(table(page).getByRole('row').filter({ hasText: 'edge-1' })).toContainText('on Podman');
  await expect(why(page).getByRole('heading', { level: 2 })).toContainText('Kubernetes node');

  // The address is all that it takes to see the same.
  await page.goto(page.url());
  await expect(table(page).getByRole('row').filter({ hasText: 'worker-1 and 1 more' })).toContainText('2 machines');
});

test('a platform that is typed is a row, asked for or detected; what is none is called so', async ({ page }) => {
  await openResolve(page, named('levels'));
  const field = page.getByRole('textbox', { name: 'Try a host' });
  await field.fill('not a platform');
  await field.press('Enter');
  await expect(page.getByText('is not a platform')).toBeVisible();
  await field.fill('linux/amd64/v2');
  await page.getByRole('checkbox', { name: 'as --platform' }).check();
  await field.press('Enter');
  const row = table(page).getByRole('row').filter({ hasText: 'asked for with --platform' });
  await expect(row.getByRole('button').first()).toContainText('linux/amd64/v2');
  await expect(why(page).getByRole('heading', { level: 2 })).toContainText('linux/amd64/v2');

  await page.getByRole('button', { name: 'Choose hosts' }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose hosts' });
  await dialog
    .getByRole('checkbox', { name: /linux\/amd64\/v2/ })
    .first()
    .uncheck();
  await dialog.getByRole('checkbox', { name: /Graviton4/ }).check();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(row).toHaveCount(0);
  await expect(table(page).getByRole('row').filter({ hasText: 'Graviton4' })).toHaveCount(1);
  await expect(page).toHaveURL(/hosts=[^&]*graviton-4/);
});

test('by keyboard alone: one tab stop, arrows, Enter, Esc, hosts and engines', async ({ page }) => {
  await openResolve(page, named('pi'));
  await page.getByRole('button', { name: 'Paste' }).focus();
  await page.keyboard.press('Tab');
  await expect(answer(page, 'Raspberry Pi 5', 'containerd')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/host=x86-64-v3&engine=docker/);
  await expect(answer(page, 'x86-64 server, v3', 'Docker')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/engine=/);
  await expect(answer(page, 'Raspberry Pi 5', 'containerd')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('j');
  await expect(page).toHaveURL(/host=pi-2/);
  await page.keyboard.press('p');
  await expect(page.getByRole('dialog', { name: 'Paste hosts' }).getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await expect(page.getByRole('textbox', { name: 'Try a host' })).toBeFocused();
  await page.keyboard.type('uname');
  await page.getByRole('button', { name: 'all keys' }).press('Enter');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('explain the cell in focus');
});

test('nested lists, entries without platform, unknown variants', async ({ page }) => {
  await openResolve(page, named('odd'), '&hosts=pi-5,riscv,x86-64-v1,loongarch&host=pi-5&engine=docker-classic');
  await expect(answer(page, 'Raspberry Pi 5', 'Docker classic')).toContainText('linux/arm64');
  await expect(why(page)).toContainText('It is a nested index');
  await expect(answer(page, 'x86-64 server, v1', 'containerd')).toContainText('no match');
  await openResolve(page, named('bare'), '&hosts=riscv,pi-5');
  await expect(answer(page, 'RISC-V', 'containerd')).toContainText('no platform');
  await expect(answer(page, 'Raspberry Pi 5', 'containerd')).toContainText('no match');
});

test('where pulls are counted, only what decides is read, and what somebody looks at', async ({ page }) => {
  const server = await startFaultServer();
  const content = `resolved at ${server.host}`;
  const bare = image(linux('riscv64'), { content });
  const { platform: _, ...descriptor } = bare.descriptor;
  const others = ['amd64', 'arm64', 's390x'].map((architecture) => image(linux(architecture), { content }));
  const scarce = { 'ratelimit-limit': '100;w=21600', 'ratelimit-remaining': '14;w=21600' };
  serveFixture(server, 'team/app', ociIndex([...others, { ...bare, descriptor }]), '1', scarce);
  const read = () => server.seen.filter(({ method, path }) => method === 'GET' && path.includes('/manifests/sha256:'));

  await openResolve(page, `${server.host}/team/app:1`, '&hosts=riscv,z');
  await expect(answer(page, 'RISC-V', 'containerd')).toContainText('no platform');
  await expect(answer(page, 'IBM Z, LinuxONE', 'containerd')).toContainText('linux/s390x');
  expect(read().map(({ path }) => path)).toEqual([expect.stringContaining(bare.descriptor.digest)]);
  await answer(page, 'IBM Z, LinuxONE', 'Podman').click();
  await expect(why(page)).toContainText('to download');
  expect(read()).toHaveLength(2);
  await server.stop();
});

test('a single manifest is taken by all, and Docker warns where it is for another platform', async ({ page }) => {
  await openResolve(page, `${registries.open}/team/dockermanifest:1.0`, '&host=pi-5&engine=docker');
  await expect(answer(page, 'Raspberry Pi 5', 'Docker')).toContainText('needs QEMU');
  await expect(why(page)).toContainText("The requested image's platform (linux/amd64) does not match");
  await expect(why(page)).toContainText('qemu-x86_64');
});

test('an artifact is no image for anybody', async ({ page }) => {
  await openResolve(page, `${registries.open}/team/artifact:1.0`);
  await expect(why(page)).toContainText('It is an artifact and no image: there is nothing to run.');
});

test('what is not there says so, with a way on', async ({ page }) => {
  await openResolve(page, `${registries.open}/resolve/pi:9`);
  await expect(page.getByRole('heading', { name: /No tag 9/ })).toBeVisible();
});

test('from an image to who pulls its entry, and to all hosts', async ({ page }) => {
  await openImage(page, named('pi'));
  const pulls = page.getByRole('region', { name: 'What pulls this' });
  await pulls.getByRole('button', { name: 'What pulls this' }).click();
  await expect(pulls.getByRole('listitem').filter({ hasText: '32-bit fallback' }).first()).toContainText(
    'Raspberry Pi 5',
  );
  await openImage(page, named('levels'), '&entry=2');
  await pulls.getByRole('button', { name: 'What pulls this' }).click();
  await expect(pulls).toContainText('None of the 27 known machines');
  await pulls.getByRole('link', { name: 'All hosts' }).click();
  await expect(table(page)).toBeVisible();
  await openImage(page, named('levels'));
  await page.getByRole('main').getByRole('link', { name: 'Resolve', exact: true }).click();
  await expect(table(page)).toBeVisible();
});

test('without a reference the page asks for one, and another one takes its place', async ({ page }) => {
  await page.goto('/resolve');
  const field = page.getByRole('textbox', { name: 'Image' });
  await field.fill('Not A Reference');
  await field.press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill(named('pi'));
  await field.press('Enter');
  await expect(table(page)).toBeVisible();
  await page.getByRole('button', { name: /^Image/ }).click();
  await page.getByRole('textbox', { name: 'Image' }).fill(named('levels'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('levels');
});

test('the answers are in the first HTML, before any script', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  // What was read once is at hand; a busy machine may still take longer than the page waits for it.
  await expect(async () => {
    await openResolve(page, named('pi'));
    await expect(answer(page, 'Raspberry Pi 5', 'containerd')).toContainText('32-bit fallback');
  }).toPass();
  await context.close();
});

test('the table is copied as text', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openResolve(page, named('pi'));
  await page.getByRole('button', { name: 'Copy as text' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/Raspberry Pi 5 +linux\/arm64\/v8 +linux\/arm\/v7/);
});

for (const [what, open] of [
  ['answers', (page: Page) => openResolve(page, named('pi'))],
  ['no answer', (page: Page) => openResolve(page, named('levels'), '&host=riscv&engine=podman')],
  ['nothing yet', (page: Page) => page.goto('/resolve')],
] as const) {
  test(`${what}: axe finds nothing, nothing is cut off`, async ({ page }) => {
    await open(page);
    await expectFits(page, everyScreen);
  });
}

test('the dialogs: axe finds nothing', async ({ page }) => {
  await openResolve(page, named('pi'));
  for (const name of ['Choose hosts', 'Paste']) {
    await page.getByRole('button', { name }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectFits(page, everyScreen);
    await page.keyboard.press('Escape');
  }
});

test.describe('390 px', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the answer comes first, one engine at a time, and what is touched is 44 px high', async ({ page }) => {
    await openResolve(page, named('pi'));
    await page.getByRole('combobox', { name: 'Host' }).selectOption('pi-5');
    await page.getByText('Podman', { exact: true }).first().click();
    await expect(why(page)).toContainText('no match');
    const [above, below] = [await why(page).boundingBox(), await table(page).boundingBox()];
    expect(below?.y ?? 0).toBeGreaterThan(above?.y ?? 0);
    await expect(answer(page, 'Raspberry Pi 5', 'Podman')).toBeVisible();
    await expect(answer(page, 'Raspberry Pi 5', 'containerd')).toBeHidden();
    await page.getByRole('button', { name: 'Candidates, other entries, command' }).click();
    await expect(why(page).getByRole('region', { name: /^Candidates/ })).toBeVisible();
    for (const control of [
      page.getByRole('combobox', { name: 'Host' }),
      page.getByRole('button', { name: 'Candidates, other entries, command' }),
      page.getByRole('textbox', { name: 'Try a host' }),
      page.getByRole('button', { name: 'Choose hosts' }),
    ]) {
      expect((await control.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
  });
});
