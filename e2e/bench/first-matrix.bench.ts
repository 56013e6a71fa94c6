import { expect } from '@playwright/test';
import { roundTripMs, test } from './bench-stage';
import { countLevels } from './exchange-levels';
import { report } from './measure';
import { watchMatrix } from './page-watch';
import { startRoundTripProxy } from './round-trip-proxy';

const rounds = 7;

test('the first matrix in a browser that has nothing, over a network on each side', async ({
  stage,
  browser,
}, info) => {
  const afterRequest: number[] = [];
  const levels: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const path = await stage.pushNew(8);
    const front = await startRoundTripProxy(new URL(stage.polyarch.url).host, roundTripMs);
    const context = await browser.newContext();
    const page = await context.newPage();
    const matrix = await watchMatrix(page);
    await stage.overNewNetwork(async (network) => {
      await page.goto(`http://${front.host}/image?ref=${encodeURIComponent(`${network.host}/${path}`)}`);
      const { documentRequestedMs, shownMs, shownAtMs } = await matrix.shown();
      if (round === 0) return;
      afterRequest.push(shownMs - documentRequestedMs);
      levels.push(countLevels(front.exchanges().filter(({ sentMs }) => sentMs < shownAtMs)));
      await expect(page.getByRole('status').filter({ hasText: 'Reading' })).toHaveCount(0);
    });
    await context.close();
    await front.stop();
  }
  const group = `First matrix in the browser, 8 entries, cold, round trips of ${roundTripMs} ms to Polyarch and to the registry`;
  await report(info, [
    { group, name: 'after the document request', unit: 'ms', samples: afterRequest, roundTripMs },
    {
      group,
      name: 'exchanges with Polyarch after the document’s, one after another',
      unit: 'round trips',
      samples: levels.map((count) => count - 1),
      budget: 3,
    },
  ]);
});
