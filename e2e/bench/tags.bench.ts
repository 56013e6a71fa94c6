import { image, ociIndex } from '../../lib/testing/fixtures';
import { pushFixture } from '../../lib/testing/push';
import { tagMany } from '../../lib/testing/tag-many';
import { expect, roundTripMs, test } from './bench-stage';
import { countLevels } from './exchange-levels';
import { report } from './measure';
import { watchFirst, watchLongTasks } from './page-watch';
import { startRoundTripProxy } from './round-trip-proxy';

const rounds = 5;
const tagCount = 5000;

test('the first rows of 5,000 tags, over a network on each side', async ({ stage, browser }, info) => {
  const repository = 'bench/tags';
  const architectures = ['amd64', 'arm64'];
  const index = ociIndex(architectures.map((architecture) => image({ os: 'linux', architecture })));
  const digest = await pushFixture(stage.registry, repository, index, 'latest');
  const tags = Array.from({ length: tagCount - 1 }, (_, n) => `1.${Math.floor(n / 50)}.${n % 50}`);
  await tagMany(stage.registry, repository, digest, tags);

  const afterRequest: number[] = [];
  const levels: number[] = [];
  const longest: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const front = await startRoundTripProxy(new URL(stage.polyarch.url).host, roundTripMs);
    const context = await browser.newContext();
    const page = await context.newPage();
    const rows = await watchFirst(page, '[role="grid"] [data-tag]');
    const tasks = await watchLongTasks(page);
    await stage.overNewNetwork(async (network) => {
      await page.goto(`http://${front.host}/repository?name=${network.host}/${repository}`);
      const { documentRequestedMs, shownMs, shownAtMs } = await rows.shown();
      const grid = page.getByRole('grid', { name: 'Tags' });
      await expect(grid.getByRole('row', { name: /1\.99\.48/ })).toContainText('arm64');
      await grid.getByRole('link').first().focus();
      for (let pages = 0; pages < 60; pages++) await page.keyboard.press('PageDown');
      if (round === 0) return;
      afterRequest.push(shownMs - documentRequestedMs);
      levels.push(countLevels(front.exchanges().filter(({ sentMs }) => sentMs < shownAtMs)));
      longest.push(await tasks.longestAfterLoad());
    });
    await context.close();
    await front.stop();
  }
  const group = `First rows of ${tagCount} tags in the browser, cold, round trips of ${roundTripMs} ms to Polyarch and to the registry`;
  await report(info, [
    { group, name: 'after the document request', unit: 'ms', samples: afterRequest, roundTripMs },
    {
      group,
      name: 'exchanges with Polyarch after the document’s, one after another',
      unit: 'round trips',
      samples: levels.map((count) => count - 1),
      budget: 3,
    },
    { group, name: 'longest task while 60 pages are scrolled', unit: 'ms', samples: longest },
  ]);
});
