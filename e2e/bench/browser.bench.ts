import { expect, type Page } from '@playwright/test';
import { loadScripts, receivedKib } from '../first-load';
import { test } from './bench-stage';
import { type Measure, report } from './measure';
import { watchLongTasks, watchMatrix } from './page-watch';

test('scripts of the first load of /image', async ({ stage, page }, info) => {
  const scripts = await loadScripts(page, `${stage.polyarch.url}/image?ref=oci-layout://sample:linux8`);
  await report(info, [
    {
      group: 'First load of /image, as received by Chromium',
      name: `${scripts.length} scripts, compressed`,
      unit: 'KiB',
      samples: [receivedKib(scripts)],
      budget: 220,
    },
  ]);
});

for (const { count, rounds } of [
  { count: 200, rounds: 5 },
  { count: 2000, rounds: 3 },
]) {
  test(`${count} entries in the browser`, async ({ stage, browser }, info) => {
    const shown: number[] = [];
    const read: number[] = [];
    const keys: number[] = [];
    const longest: Record<'matrix' | 'table', number[]> = { matrix: [], table: [] };
    for (let round = 0; round < rounds; round++) {
      const reference = `${stage.registry.host}/${await stage.pushNew(count)}`;
      for (const view of ['matrix', 'table'] as const) {
        const context = await browser.newContext();
        const page = await context.newPage();
        const tasks = await watchLongTasks(page);
        const matrix = await watchMatrix(page);
        const startMs = performance.now();
        await page.goto(`${stage.polyarch.url}/image?ref=${encodeURIComponent(reference)}&view=${view}`);
        if (view === 'matrix') shown.push((await matrix.shown()).shownMs);
        await expect(page.getByRole('status').filter({ hasText: 'Reading' })).toHaveCount(0, { timeout: 120_000 });
        if (view === 'matrix') read.push(performance.now() - startMs);
        keys.push(...(await stepThrough(page)));
        longest[view].push(await tasks.longestAfterLoad());
        await context.close();
      }
    }
    const group = `${count} entries in Chromium, without network between`;
    const row = (name: string, samples: readonly number[], budget?: number): Measure => ({
      group,
      name,
      unit: 'ms',
      samples,
      ...(budget !== undefined && { budget }),
    });
    await report(info, [
      row('first matrix, cold', shown),
      row('all entries read, cold', read),
      row('longest task after load, matrix', longest.matrix, count === 200 ? 100 : undefined),
      row('longest task after load, table', longest.table, count === 200 ? 100 : undefined),
      row('from a key to the next frame', keys),
    ]);
  });
}

/** Goes to the next entry by the keyboard, a few times; resolves to how long each took until the next frame. */
async function stepThrough(page: Page): Promise<number[]> {
  await page.locator('body').press('j');
  const took: number[] = [];
  for (let step = 0; step < 5; step++) {
    took.push(
      await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const startMs = performance.now();
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - startMs)));
          }),
      ),
    );
  }
  return took;
}
