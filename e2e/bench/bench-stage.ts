import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { test as base } from '@playwright/test';
import { pushFixture } from '../../lib/testing/push';
import { type RegistryServer, startRegistry } from '../../lib/testing/registry-server';
import { type PolyarchServer, startPolyarch } from '../polyarch-server';
import { benchBuilds, benchImage } from './bench-image';
import { type RoundTripProxy, startRoundTripProxy } from './round-trip-proxy';

/** The network that the budgets are meant for. */
export const roundTripMs = 40;

/** Whoever comes right after hundreds of uploads would pay for what they leave to be done, here and in the registry. */
const settlingMs = 500;

/** What measurements stand on: a real registry, a Polyarch on a fresh data folder, and images that nobody has seen. */
export type BenchStage = Readonly<{
  registry: RegistryServer;
  polyarch: PolyarchServer;
  dataFolder: string;
  /** Pushes a new image of `count` entries and answers its path, `repository:tag`. */
  pushNew(count: number): Promise<string>;
  /** Pushes eight new images of one platform each to `repository`, and answers their paths. */
  pushBuilds(repository: string): Promise<readonly string[]>;
  /** Runs `work` with a network of its own before the registry: to every client it is a registry never seen before. */
  overNewNetwork<T>(work: (network: RoundTripProxy) => Promise<T>): Promise<T>;
}>;

export const test = base.extend<object, { stage: BenchStage }>({
  stage: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures that are needed.
    async ({}, use) => {
      const dataFolder = await mkdtemp(join(tmpdir(), 'polyarch-bench-'));
      const registry = await startRegistry({ measured: true });
      const polyarch = await startPolyarch({ dataFolder });
      let pushed = 0;
      await use({
        registry,
        polyarch,
        dataFolder,
        async pushNew(count) {
          const tag = `n${++pushed}`;
          await pushFixture(registry, `bench/entries-${count}`, benchImage(count, `${Date.now()} ${tag}`), tag);
          await delay(settlingMs);
          return `bench/entries-${count}:${tag}`;
        },
        async pushBuilds(repository) {
          const release = `n${++pushed}`;
          const builds = benchBuilds(`${Date.now()} ${release}`);
          const tags = builds.map((_, n) => `${release}-${n}`);
          await Promise.all(builds.map((build, n) => pushFixture(registry, repository, build, tags[n])));
          return tags.map((tag) => `${repository}:${tag}`);
        },
        async overNewNetwork(work) {
          const network = await startRoundTripProxy(registry.host, roundTripMs);
          return work(network).finally(() => network.stop());
        },
      });
      await polyarch.stop();
      await registry.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

export { expect } from '@playwright/test';
