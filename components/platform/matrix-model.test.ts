import { describe, expect, it } from 'vitest';
import { parsePlatform } from '@/lib/platform/parse-platform';
import { entryView } from '@/lib/testing/image-view';
import { entryLeaves } from './entry-leaves';
import { matrixModel, readingOrder } from './matrix-model';

const modelOf = (...entries: ReturnType<typeof entryView>[]) => matrixModel(entryLeaves(entries));
const idsOf = (leaves: readonly { entry: { id: string } }[] | undefined) => leaves?.map(({ entry }) => entry.id);

describe('matrixModel', () => {
  it('orders architectures as people know them, the others by name, unknown families last', () => {
    const { columns } = modelOf(
      entryView('0', 'linux/zarch'),
      entryView('1', 'linux/riscv64'),
      entryView('2', 'linux/arm64/v8'),
      entryView('3', 'linux/amd64'),
      entryView('4', 'windows/amd64'),
    );
    expect(columns).toEqual([
      { architecture: 'amd64', count: 2 },
      { architecture: 'arm64', count: 1 },
      { architecture: 'riscv64', count: 1 },
      { architecture: 'zarch', count: 1 },
    ]);
  });

  it('stacks variants of one architecture in index order', () => {
    const { rows } = modelOf(
      entryView('0', 'linux/arm/v7'),
      entryView('1', 'linux/amd64'),
      entryView('2', 'linux/arm/v6'),
    );
    expect(idsOf(rows[0]?.cells.get('arm'))).toEqual(['0', '2']);
  });

  it('gives each os.version a row and compares sizes over the whole operating system', () => {
    const windows = (id: string, osVersion: string, totalBytes: number) =>
      entryView(id, null, { platform: { os: 'windows', architecture: 'amd64', 'os.version': osVersion }, totalBytes });
    const { rows } = modelOf(
      windows('0', '10.0.20348.1', 126),
      windows('1', '10.0.17763.1', 113),
      entryView('2', 'linux/amd64', { totalBytes: 9 }),
    );
    expect(rows.map(({ os, osVersion, largestBytes }) => [os, osVersion, largestBytes])).toEqual([
      ['windows', '10.0.20348.1', 126],
      ['windows', '10.0.17763.1', 126],
      ['linux', null, 9],
    ]);
  });

  it('sets apart what declares no platform, and leaves attestation manifests out', () => {
    const { apart, columns } = modelOf(
      entryView('0', null),
      entryView('1', 'unknown/unknown'),
      entryView('2', 'linux/'),
      entryView('3', 'unknown/unknown', { kind: 'attestation' }),
    );
    expect(idsOf(apart)).toEqual(['0', '1', '2']);
    expect(columns).toEqual([]);
  });

  it('draws a gap where its entry would stand, in a column and a row of its own where there is none', () => {
    const leaves = entryLeaves([entryView('0', 'linux/amd64'), entryView('1', 'linux/arm/v7')]);
    const windows = { os: 'windows', architecture: 'amd64', 'os.version': '10.0.17763.1' };
    const gaps = [parsePlatform('linux/riscv64'), parsePlatform('linux/arm/v6'), windows];
    const { columns, rows } = matrixModel(leaves, gaps);
    expect(columns).toEqual([
      { architecture: 'amd64', count: 1 },
      { architecture: 'arm', count: 1 },
      { architecture: 'riscv64', count: 0 },
    ]);
    expect(rows.map(({ os, osVersion, count }) => [os, osVersion, count])).toEqual([
      ['linux', null, 2],
      ['windows', '10.0.17763.1', 0],
    ]);
    expect(rows[0]?.gaps.get('arm')).toEqual([gaps[1]]);
    expect(idsOf(rows[0]?.cells.get('arm'))).toEqual(['1']);
    expect(rows[0]?.cells.get('riscv64')).toEqual([]);
    expect(rows[1]?.gaps.get('amd64')).toEqual([windows]);
  });

  it('shows nested entries in the cells of their platform, and an index that was not read as itself', () => {
    const nested = entryView('0', null, { kind: 'index', layers: null, entries: [entryView('0.0', 'linux/amd64')] });
    const unread = entryView('1', null, { kind: 'index', layers: null });
    const empty = entryView('2', null, { kind: 'index', layers: null, entries: [] });
    const model = modelOf(nested, unread, empty);
    expect(idsOf(readingOrder(model))).toEqual(['0.0', '1', '2']);
    expect(model.rows[0]?.cells.get('amd64')?.[0]?.parents).toEqual([nested]);
  });
});
