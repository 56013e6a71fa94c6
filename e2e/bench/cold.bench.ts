import { bareRequests } from './bare-requests';
import { type BenchStage, expect, roundTripMs, test } from './bench-stage';
import { type Client, imageUrl, inspectUrl, readApi, timeLines } from './clients';
import { inspectingPeers } from './inspecting-peers';
import { type Measure, report } from './measure';

/** Who has taken as long as this is measured well enough: Docker takes half a minute for 200 entries. */
const enoughMs = 45_000;

for (const { count, rounds, budget } of [
  { count: 8, rounds: 9, budget: 260 },
  { count: 200, rounds: 9, budget: 500 },
]) {
  test(`${count} entries that nobody has seen`, async ({ stage }, info) => {
    const firstLines: number[] = [];
    const clients = [...polyarchs(stage, firstLines), bareRequests, ...inspectingPeers()].map((client) => ({
      client,
      failure: '',
      samples: [] as number[],
      requests: [] as number[],
    }));

    // The first round warms up the programs, not the images, and is not counted.
    for (let round = 0; round <= rounds; round++) {
      for (const taken of clients) {
        if (taken.failure !== '' || sum(taken.samples) > enoughMs) continue;
        const path = await stage.pushNew(count);
        await stage
          .overNewNetwork(async (network) => {
            const startMs = performance.now();
            await taken.client.inspect(`${network.host}/${path}`);
            const tookMs = performance.now() - startMs;
            if (round === 0) return;
            taken.samples.push(tookMs);
            taken.requests.push(network.exchanges().length);
          })
          .catch((error: unknown) => {
            // A peer that cannot read this is left out; Polyarch must.
            if (!taken.client.isPeer) throw error;
            taken.failure = String(error).split('\n', 1)[0] ?? '';
          });
      }
    }

    const [own] = clients;
    const group = `${count} entries, cold, round trips of ${roundTripMs} ms`;
    await report(info, [
      { group, name: 'Polyarch, first NDJSON line', unit: 'ms', samples: firstLines.slice(1), roundTripMs },
      ...clients.map(({ client: { name, note }, failure, samples, requests }, n): Measure => {
        const compared = n === 0 ? { budget } : { comparedWith: own?.samples ?? [] };
        return { group, name, unit: 'ms', samples, requests, roundTripMs, ...compared, note: failure || note };
      }),
    ]);
    expect(new Set(own?.requests), 'requests of each cold inspection').toEqual(new Set([1 + count + count]));
  });
}

function polyarchs({ polyarch }: BenchStage, firstLines: number[]): readonly Client[] {
  return [
    {
      name: 'Polyarch /api/v1/image',
      inspect: async (reference) => void (await readApi(imageUrl(polyarch, reference))),
    },
    {
      name: 'Polyarch, last NDJSON line',
      inspect: async (reference) => void firstLines.push(await timeLines(imageUrl(polyarch, reference))),
    },
    ...[false, true].map(
      (verbose): Client => ({
        name: `Polyarch manifest/inspect${verbose ? ' -v' : ''}`,
        note: 'without configs, as Docker’s',
        inspect: async (reference) => void (await readApi(inspectUrl(polyarch, reference, verbose))),
      }),
    ),
  ];
}

function sum(samples: readonly number[]): number {
  return samples.reduce((total, sample) => total + sample, 0);
}
