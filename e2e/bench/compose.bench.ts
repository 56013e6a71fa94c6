import { expect, roundTripMs, test } from './bench-stage';
import { composingPeers, composingPolyarch } from './composing-clients';
import { countLevels } from './exchange-levels';
import { type Measure, report } from './measure';
import type { Exchange } from './round-trip-proxy';

const rounds = 7;

for (const { where, to, budget } of [
  { where: 'of the same repository', to: 'bench/builds', budget: 350 },
  { where: 'of another repository, with 32 blobs to mount', to: 'bench/release', budget: undefined },
]) {
  test(`an index of 8 sources ${where}`, async ({ stage }, info) => {
    const clients = [composingPolyarch(stage.polyarch), ...composingPeers()].map((client) => ({
      client,
      failure: '',
      samples: [] as number[],
      requests: [] as number[],
    }));
    const levels: number[] = [];

    // The first round warms up the programs, not the images, and is not counted.
    for (let round = 0; round <= rounds; round++) {
      for (const taken of clients) {
        if (taken.failure !== '') continue;
        const sources = await stage.pushBuilds('bench/builds');
        await stage
          .overNewNetwork(async (network) => {
            const here = (path: string) => `${network.host}/${path}`;
            const startMs = performance.now();
            await taken.client.compose(here(`${to}:r${round}-${clients.indexOf(taken)}`), sources.map(here));
            const tookMs = performance.now() - startMs;
            if (round === 0) return;
            taken.samples.push(tookMs);
            taken.requests.push(network.exchanges().length);
            if (!taken.client.isPeer) levels.push(countLevels(network.exchanges()));
            if (!taken.client.isPeer) expect(sentBlobs(network.exchanges()), 'blobs that were sent').toEqual([]);
          })
          .catch((error: unknown) => {
            // A peer that cannot do this is left out; Polyarch must.
            if (!taken.client.isPeer) throw error;
            taken.failure = String(error).split('\n', 2).join(' ').slice(0, 300);
          });
      }
    }

    const [own] = clients;
    const group = `Compose and push an index of 8 sources ${where}, round trips of ${roundTripMs} ms`;
    await report(info, [
      ...clients.map(({ client: { name }, failure, samples, requests }, n): Measure => {
        const compared = n === 0 ? { ...(budget && { budget }) } : { comparedWith: own?.samples ?? [] };
        return { group, name, unit: 'ms', samples, requests, roundTripMs, ...compared, note: failure || undefined };
      }),
      { group, name: 'Polyarch, exchanges one after another', unit: 'round trips', samples: levels },
    ]);
    expect(new Set(own?.requests).size, 'each push costs the same').toBe(1);
  });
}

function sentBlobs(exchanges: readonly Exchange[]): readonly string[] {
  return exchanges.filter(({ method, path }) => method === 'PUT' && path.includes('/blobs/')).map(({ path }) => path);
}
