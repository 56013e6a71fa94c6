import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@/lib/testing/free-port';
import { startPolyarch } from '../polyarch-server';
import { test } from './bench-stage';
import { imageUrl, readApi } from './clients';
import { type Measure, report } from './measure';
import { startRoundTripProxy } from './round-trip-proxy';
import { openInspector } from './server-memory';

const inspections = 1000;
/** Their images take turns, so that each is read from what is kept and asked for again when its tag is stale. */
const images = 10;
const measureEvery = 50;
/** Until then caches fill and code is compiled. */
const warmUp = 200;
/** Registries never seen before, one after another: more than Polyarch keeps would be let go. */
const registries = 50;

test(`memory of the server over ${inspections} inspections of 200 entries`, async ({ stage }, info) => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'polyarch-bench-memory-'));
  const inspectorPort = await freePort();
  const polyarch = await startPolyarch({ dataFolder, nodeOptions: [`--inspect=127.0.0.1:${inspectorPort}`] });
  const inspector = await openInspector(polyarch.pid, inspectorPort);
  const paths: string[] = [];
  for (let n = 0; n < images; n++) paths.push(await stage.pushNew(200));
  const heap: number[] = [];
  const resident: number[] = [];

  for (let n = 0; n < inspections; n++) {
    await readApi(imageUrl(polyarch, `${stage.registry.host}/${paths[n % images]}`));
    if (n < warmUp || n % measureEvery !== 0) continue;
    const { heapMib, residentMib } = await inspector.measure();
    heap.push(heapMib);
    resident.push(residentMib);
  }
  const before = await inspector.measure();
  for (let n = 0; n < registries; n++) {
    const network = await startRoundTripProxy(stage.registry.host, 0);
    await readApi(imageUrl(polyarch, `${network.host}/${paths[n % images]}`));
    await network.stop();
  }
  const after = await inspector.measure();

  inspector.close();
  await polyarch.stop();
  await rm(dataFolder, { recursive: true, force: true });
  const group = `Memory of the server over ${inspections} inspections of 200 entries`;
  const slope = (name: string, samples: readonly number[]): Measure => ({
    group,
    name: `${name} after ${warmUp}: growth`,
    unit: 'KiB per inspection',
    samples: [(slopeOf(samples) * 1024) / measureEvery],
  });
  await report(info, [
    { group, name: 'heap after collection', unit: 'MiB', samples: heap },
    slope('heap', heap),
    { group, name: 'resident', unit: 'MiB', samples: resident },
    slope('resident', resident),
    {
      group,
      name: `heap after ${registries} registries more: growth`,
      unit: 'KiB per inspection',
      samples: [((after.heapMib - before.heapMib) * 1024) / registries],
      note: 'what is remembered of a registry, bounded',
    },
  ]);
});

/** Of the line that fits evenly spaced samples best, per sample. */
function slopeOf(samples: readonly number[]): number {
  const middle = (samples.length - 1) / 2;
  const mean = samples.reduce((sum, value) => sum + value, 0) / samples.length;
  const up = samples.reduce((sum, value, n) => sum + (n - middle) * (value - mean), 0);
  const across = samples.reduce((sum, _, n) => sum + (n - middle) ** 2, 0);
  return up / across;
}
