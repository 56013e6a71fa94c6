import { test } from '@playwright/test';
import { report } from './measure';
import { pureModulesUrl, withPureModules } from './pure-modules';

const modules = [
  'lib/resolve/resolve-entry.ts',
  'lib/resolve/known-machines.ts',
  'lib/resolve/host-of.ts',
  'lib/resolve/engine.ts',
  'lib/testing/image-view.ts',
];

test('what each host pulls, over 200 entries', async ({ page }, info) => {
  const samples = await withPureModules(page, modules, () => page.evaluate(resolveRounds, pureModulesUrl));
  await report(info, [
    {
      group: 'Resolving in Chromium: 9 hosts, 5 engines, 200 entries',
      name: 'each round with entries never seen before',
      unit: 'ms',
      samples,
      budget: 10,
      note: `the first, before the browser has compiled it: ${samples[0]?.toFixed(1)} ms`,
    },
  ]);
});

/** Runs in the page. Resolves to the milliseconds of each round. */
async function resolveRounds(url: string): Promise<number[]> {
  const load = (name: string) => import(`${url}/${name}`);
  const { resolveEntry }: typeof import('../../lib/resolve/resolve-entry') = await load('lib/resolve/resolve-entry');
  const { knownMachines }: typeof import('../../lib/resolve/known-machines') = await load('lib/resolve/known-machines');
  const { hostOf }: typeof import('../../lib/resolve/host-of') = await load('lib/resolve/host-of');
  const { engineIds }: typeof import('../../lib/resolve/engine') = await load('lib/resolve/engine');
  const { entryView, imageView }: typeof import('../../lib/testing/image-view') = await load('lib/testing/image-view');
  const platforms = ['amd64', 'amd64/v3', 'arm64/v8', 'arm64', 'arm/v7', 'arm/v6', 'arm', '386', 's390x', 'ppc64le'];
  const machines = knownMachines.filter((_, position) => position % 3 === 0).slice(0, 9);
  const took: number[] = [];
  for (let round = 0; round < 25; round++) {
    const entries = Array.from({ length: 200 }, (_, n) =>
      entryView(`${n}`, `linux/${platforms[n % platforms.length]}`),
    );
    const image = imageView(entries);
    const startMs = performance.now();
    for (const machine of machines) {
      for (const engine of engineIds) resolveEntry(engine, hostOf(machine, engine), image);
    }
    took.push(performance.now() - startMs);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return took;
}
