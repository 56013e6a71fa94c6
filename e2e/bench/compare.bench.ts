import { expect, roundTripMs, test } from './bench-stage';
import { imageUrl, readApi } from './clients';
import { type Measure, report } from './measure';

const count = 8;
const rounds = 9;
/** What a comparison may take of one inspection: both sides are read at once. */
const budgetRatio = 1.1;

test('two tags of 8 platforms that nobody has seen', async ({ stage }, info) => {
  const { polyarch } = stage;
  const inspections: number[] = [];
  const comparisons: number[] = [];
  const requests: number[] = [];

  // The first round warms up the programs, not the images, and is not counted.
  for (let round = 0; round <= rounds; round++) {
    const [alone, a, b] = [await stage.pushNew(count), await stage.pushNew(count), await stage.pushNew(count)];
    const inspectionMs = await stage.overNewNetwork(({ host }) =>
      timed(() => readApi(imageUrl(polyarch, `${host}/${alone}`))),
    );
    await stage.overNewNetwork(async (network) => {
      const query = new URLSearchParams({ a: `${network.host}/${a}`, b: `${network.host}/${b}` });
      const comparisonMs = await timed(() => readApi(`${polyarch.url}/api/v1/compare?${query}`));
      if (round === 0) return;
      inspections.push(inspectionMs);
      comparisons.push(comparisonMs);
      requests.push(network.exchanges().length);
    });
  }

  const group = `two tags of ${count} platforms, cold, round trips of ${roundTripMs} ms`;
  await report(info, [
    { group, name: 'Polyarch /api/v1/image, one of them', unit: 'ms', samples: inspections, roundTripMs },
    {
      group,
      name: 'Polyarch /api/v1/compare',
      unit: 'ms',
      samples: comparisons,
      requests,
      roundTripMs,
      comparedWith: inspections,
      note: `at most × ${budgetRatio}`,
    } satisfies Measure,
  ]);
  expect(new Set(requests), 'requests of each comparison').toEqual(new Set([2 * (1 + count + count)]));
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}
