import { answer, type FaultServer, registryError, silent, startFaultServer } from '../lib/testing/fault-server';
import { type Fixture, image, ociIndex } from '../lib/testing/fixtures';
import { imageFixtures } from '../lib/testing/image-fixtures';
import { serveFixture } from '../lib/testing/served-fixture';
import { test as base, expect, expectAccessible, openImage, registries } from './journey';

/** A registry of its own for each test, so that none meets the limits that another was told of. */
const test = base.extend<{ faults: FaultServer }>({
  faults: async ({ page: _ }, use) => {
    const server = await startFaultServer();
    await use(server);
    await server.stop();
  },
});

const architectures = ['amd64', '386', 'arm64', 'arm', 'ppc64le', 'loong64', 'riscv64', 's390x'];
const hub = (remaining: number) => ({
  'ratelimit-limit': '100;w=21600',
  'ratelimit-remaining': `${remaining};w=21600`,
});

/** Eight platforms whose bytes no other test has read: what is at hand would cost nothing and never fail. */
function eightPlatforms(server: FaultServer): Fixture {
  return ociIndex(
    architectures.map((architecture) => image({ os: 'linux', architecture }, { content: `states of ${server.host}` })),
  );
}

function childPath(index: Fixture, architecture: string): string {
  const child = index.children.find(({ descriptor }) => descriptor.platform?.architecture === architecture);
  if (child === undefined) throw new Error(`The fixture has no ${architecture}.`);
  return `/v2/team/app/manifests/${child.descriptor.digest}`;
}

const manifestReads = (server: FaultServer) =>
  server.seen.filter(({ method, path }) => method === 'GET' && path.includes('/manifests/')).length;

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('loading draws what the index tells, and how far the reading is', async ({ page, faults }) => {
      const index = eightPlatforms(faults);
      serveFixture(faults, 'team/app', index, '1');
      for (const architecture of architectures.slice(2)) faults.on(childPath(index, architecture), silent);
      // The page is sent to its end only when all is read.
      await page.goto(`/image?ref=${faults.host}/team/app:1`, { waitUntil: 'commit' });
      const progress = page.getByRole('status').filter({ hasText: 'Reading 8 configs' });
      await expect(progress).toContainText(/2 of 8, [\d.]+ kB/);
      await expect(page.getByRole('button', { name: 'linux/amd64', exact: false }).first()).toContainText('layer');
      await expect(page.getByRole('button', { name: /^linux\/s390x/ })).toBeVisible();
      await expectAccessible(page);
    });

    test('a missing tag leads to those with close names', async ({ page, faults }) => {
      const tags = [...Array.from({ length: 211 }, (_, n) => `release-${n}`), '3.17', '3.7', '3.17.1'];
      faults.on('/v2/team/app/manifests/3.71', registryError(404, 'MANIFEST_UNKNOWN', 'manifest unknown'));
      faults.on('/v2/team/app/tags/list', answer({ body: JSON.stringify({ name: 'team/app', tags }) }));
      await openImage(page, `${faults.host}/team/app:3.71`);
      const main = page.getByRole('main');
      await expect(main.getByRole('heading', { name: 'No tag 3.71 in team/app' })).toBeVisible();
      await expect(main).toContainText('The repository exists and has 214 tags. Close names:');
      await expect(main.getByRole('list', { name: 'Tags that are there' }).getByRole('link')).toHaveText([
        '3.17',
        '3.7',
        '3.17.1',
      ]);
      await expectAccessible(page);
      await main.getByRole('button', { name: 'All 214 tags' }).click();
      await expect(main.getByRole('list', { name: 'All tags' }).getByRole('link')).toHaveCount(214);
      await expectAccessible(page);
    });

    test('a limited registry is asked again by itself when it said', async ({ page, faults }) => {
      serveFixture(faults, 'team/app', eightPlatforms(faults), '1');
      const limited = registryError(429, 'TOOMANYREQUESTS', 'slow down', { ...hub(0), 'retry-after': '6' });
      const { descriptor, bytes } = imageFixtures.ociManifest();
      const good = answer({ headers: { 'content-type': descriptor.mediaType }, body: bytes });
      let isLimited = true;
      faults.on('/v2/team/app/manifests/1', (response, request) => (isLimited ? limited : good)(response, request));
      await openImage(page, `${faults.host}/team/app:1`);
      const main = page.getByRole('main');
      await expect(main.getByRole('heading', { name: /refuses until \d\d:\d\d UTC/ })).toBeVisible();
      await expect(main).toContainText('429 TOOMANYREQUESTS');
      await expect(main).toContainText('6 h window, 100 of 100 used');
      await expect(main.getByRole('timer')).toContainText(/in \d+ s/);
      await expectAccessible(page);
      isLimited = false;
      await expect(main.getByText('OCI image manifest')).toBeVisible({ timeout: 20_000 });
    });

    test('waiting for a limited registry can be stopped', async ({ page, faults }) => {
      faults.on('/v2/team/app/manifests/1', registryError(429, 'TOOMANYREQUESTS', 'no', { 'retry-after': '600' }));
      await openImage(page, `${faults.host}/team/app:1`);
      await page.getByRole('button', { name: 'Stop waiting' }).click();
      await expect(page.getByRole('timer')).toHaveCount(0);
      const before = faults.seen.length;
      await page.getByRole('button', { name: 'Try now' }).click();
      await expect.poll(() => faults.seen.length).toBeGreaterThan(before);
    });

    test('part of an image stays usable, and each failed entry is read again', async ({ page, faults }) => {
      const index = eightPlatforms(faults);
      serveFixture(faults, 'team/app', index, '1');
      const type = index.children[0]?.descriptor.mediaType ?? '';
      const failing = registryError(500, 'UNKNOWN', 'disk full');
      const size = index.children.at(-1)?.bytes.length ?? 0;
      const wrong = answer({ headers: { 'content-type': type }, body: Buffer.alloc(size, ' ') });
      const ill = new Set(['riscv64', 's390x']);
      for (const [architecture, fault] of [
        ['riscv64', failing],
        ['s390x', wrong],
      ] as const) {
        const child = index.children.find(({ descriptor }) => descriptor.platform?.architecture === architecture);
        const healthy = answer({ headers: { 'content-type': type }, body: child?.bytes ?? '' });
        faults.on(childPath(index, architecture), (response, request) =>
          (ill.has(architecture) ? fault : healthy)(response, request),
        );
      }
      await openImage(page, `${faults.host}/team/app:1`);
      const main = page.getByRole('main');
      await expect(main).toContainText('6 of 8 read');
      await expect(main).toContainText('Totals and checks leave out linux/riscv64 and linux/s390x');
      await expect(main.getByRole('button', { name: /^linux\/riscv64/ })).toContainText('500');
      await expect(main.getByRole('button', { name: /^linux\/s390x/ })).toContainText('wrong bytes');
      await expect(main.getByRole('button', { name: 'Read both again' })).toBeVisible();
      await expectAccessible(page);

      ill.delete('riscv64');
      await main.getByRole('button', { name: 'Read again linux/riscv64' }).click();
      await expect(main).toContainText('7 of 8 read');
      await expect(main).toContainText('Totals and checks leave out linux/s390x');
      const before = faults.seen.length;
      await main.getByRole('button', { name: 'Read again', exact: true }).click();
      await expect.poll(() => faults.seen.length).toBeGreaterThan(before);
      await expect(main.getByRole('button', { name: /^linux\/s390x/ })).toContainText('wrong bytes');
      ill.delete('s390x');
      await main.getByRole('button', { name: 'Read again linux/s390x' }).click();
      await expect(main).not.toContainText('leave out');
    });

    test('where pulls are scarce only the index is read, then what is selected, then all', async ({ page, faults }) => {
      const warning = '299 - "team/app moves to team/other"';
      serveFixture(faults, 'team/app', eightPlatforms(faults), '1', { ...hub(14), warning });
      await openImage(page, `${faults.host}/team/app:1`);
      const main = page.getByRole('main');
      await expect(main).toContainText('Only the index was read');
      await expect(page.getByRole('contentinfo')).toContainText(`${faults.host}, anonymous, 14 of 100 pulls left`);
      await expect(main.getByRole('list', { name: 'Warnings of the registry' })).toContainText('moves to team/other');
      expect(manifestReads(faults)).toBe(1);
      await expectAccessible(page);

      await main.getByRole('button', { name: /^linux\/riscv64/ }).click();
      await expect(main.getByRole('button', { name: /^linux\/riscv64/ })).toContainText('1 layer');
      expect(manifestReads(faults)).toBe(2);
      await expectAccessible(page);

      await main.getByRole('button', { name: 'Load all (7 pulls)' }).click();
      await expect(main).not.toContainText('not read');
      expect(manifestReads(faults)).toBe(1 + 8);

      await page.reload();
      await expect(main.getByRole('button', { name: /^linux\/s390x/ })).toContainText('1 layer');
      expect(manifestReads(faults), 'what is at hand costs nothing').toBe(1 + 8);
    });

    test('a registry that does not answer: the steps that are known', async ({ page, faults }) => {
      await faults.stop();
      await openImage(page, `${faults.host}/team/app:1`);
      const main = page.getByRole('main');
      await expect(main.getByRole('heading', { name: `No answer from ${faults.host}` })).toBeVisible();
      await expect(main.getByRole('list', { name: 'Steps on the way' }).getByRole('listitem')).toContainText([
        'Address',
        'refused',
        'not reached',
      ]);
      await expectAccessible(page);
    });

    for (const { name, behaviour, says } of [
      {
        name: 'bytes that are not what the digest names',
        behaviour: answer({
          headers: {
            'content-type': imageFixtures.ociManifest().descriptor.mediaType,
            'docker-content-digest': imageFixtures.ociManifest().descriptor.digest,
          },
          body: '{}',
        }),
        says: ['These bytes are not what the digest names', 'Asked for', 'Received', 'withheld'],
      },
      { name: 'access denied', behaviour: registryError(403, 'DENIED', 'no'), says: ['denies access', '403 DENIED'] },
      {
        name: 'a registry that fails',
        behaviour: registryError(500, 'UNKNOWN', 'disk full'),
        says: ['500', 'disk full'],
      },
      {
        name: 'schema 1',
        behaviour: answer({
          headers: { 'content-type': 'application/vnd.docker.distribution.manifest.v1+prettyjws' },
          body: '{"schemaVersion":1}',
        }),
        says: ['422 unsupported', 'schema'],
      },
      {
        name: 'a manifest beyond 4 MiB',
        behaviour: answer({
          headers: { 'content-type': imageFixtures.ociManifest().descriptor.mediaType },
          body: Buffer.alloc(4 * 1024 * 1024 + 1, ' '),
        }),
        says: ['413 too_large', 'more than'],
      },
    ]) {
      test(`${name}: what happened, what is known, one next step`, async ({ page, faults }) => {
        faults.on('/v2/team/app/manifests/1', behaviour);
        await openImage(page, `${faults.host}/team/app:1`);
        const main = page.getByRole('main');
        for (const text of says) await expect(main).toContainText(text);
        await expect(main.getByRole('link', { name: 'Inspect another reference' })).toBeVisible();
        await expectAccessible(page);
      });
    }

    for (const { name, host, says } of [
      { name: 'a sign-in wanted', host: () => registries.locked, says: ['wants a sign-in', 'docker login'] },
      { name: 'a certificate not trusted', host: () => registries.untrusted, says: ['is not trusted', 'Issuer'] },
    ]) {
      test(`${name}: what happened, what is known, one next step`, async ({ page }) => {
        await openImage(page, `${host()}/team/app:1`);
        for (const text of says) await expect(page.getByRole('main')).toContainText(text);
        await expectAccessible(page);
      });
    }
  });
}
