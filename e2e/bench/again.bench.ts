import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startPolyarch } from '../polyarch-server';
import { roundTripMs, test } from './bench-stage';
import { imageUrl, readApi } from './clients';
import { type Measure, report } from './measure';
import { type RoundTripProxy, startRoundTripProxy } from './round-trip-proxy';

const rounds = 5;
/** Longer than a tag is believed without asking, see lib/registry/limits.ts. */
const tagIsStaleMs = 5200;
const sample = 'oci-layout://sample:linux8';
const budget = 1.5 * roundTripMs;
/** One more for the connection: whoever starts has none. */
const restartBudget = budget + roundTripMs;

test('images that were seen before', async ({ stage }, info) => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'polyarch-bench-again-'));
  let polyarch = await startPolyarch({ dataFolder });
  const rows = [8, 200].map((count) => ({
    count,
    atOnce: new Row(`${count} entries, at once`, {}),
    later: new Row(`${count} entries, when the tag is stale`, { budget }),
    restarted: new Row(`${count} entries, after a restart`, {
      budget: restartBudget,
      note: 'a new connection included',
    }),
  }));
  // Loads the code of the route, which is no work on any image.
  await readApi(imageUrl(polyarch, sample));

  for (let round = 0; round < rounds; round++) {
    const seen: { row: (typeof rows)[number]; network: RoundTripProxy; take: (row: Row) => Promise<void> }[] = [];
    for (const row of rows) {
      const network = await startRoundTripProxy(stage.registry.host, roundTripMs);
      const reference = `${network.host}/${await stage.pushNew(row.count)}`;
      const take = (into: Row) => into.take(network, () => readApi(imageUrl(polyarch, reference)));
      await readApi(imageUrl(polyarch, reference));
      await take(row.atOnce);
      seen.push({ row, network, take });
    }
    await delay(tagIsStaleMs);
    for (const { row, take } of seen) await take(row.later);
    await polyarch.stop();
    polyarch = await startPolyarch({ dataFolder });
    await Promise.all([readApi(imageUrl(polyarch, sample)), delay(tagIsStaleMs)]);
    for (const { row, take } of seen) await take(row.restarted);
    await Promise.all(seen.map(({ network }) => network.stop()));
  }

  await polyarch.stop();
  await rm(dataFolder, { recursive: true, force: true });
  await report(
    info,
    rows.flatMap(({ atOnce, later, restarted }) => [atOnce.measure(), later.measure(), restarted.measure()]),
  );
});

/** Samples of one row, and what they cost the registry. */
class Row {
  readonly #name: string;
  readonly #more: Partial<Measure>;
  readonly #samples: number[] = [];
  readonly #requests: number[] = [];

  constructor(name: string, more: Partial<Measure>) {
    this.#name = name;
    this.#more = more;
  }

  async take(network: RoundTripProxy, work: () => Promise<unknown>): Promise<void> {
    const before = network.exchanges().length;
    const startMs = performance.now();
    await work();
    this.#samples.push(performance.now() - startMs);
    this.#requests.push(network.exchanges().length - before);
  }

  measure(): Measure {
    return {
      group: `Seen before, round trips of ${roundTripMs} ms`,
      name: this.#name,
      unit: 'ms',
      samples: this.#samples,
      requests: this.#requests,
      roundTripMs,
      ...this.#more,
    };
  }
}
