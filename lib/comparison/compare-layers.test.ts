import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConfigView, EntryView, LayerView } from '../contract/image';
import { mediaType } from '../oci/media-type';
import { digestOf, entryView } from '../testing/image-view';
import { compareLayers } from './compare-layers';

const gzip = 'application/vnd.oci.image.layer.v1.tar+gzip';

/** An entry of layers named by letters, each of 100 bytes and made by a step of that letter; `Aa` is A made by step a. */
function of(...names: readonly string[]): EntryView {
  const layers: LayerView[] = names.map((name) => ({ digest: digestOf(name), mediaType: gzip, sizeBytes: 100 }));
  const config: ConfigView = {
    digest: digestOf(`config ${names.join()}`),
    mediaType: mediaType.ociConfig,
    sizeBytes: 7,
    diffIds: names.map((name) => name.replace('.zst', '')),
    history: [
      ...names.map((name) => ({ createdBy: `COPY ${name.at(-1)?.toLowerCase()}`, emptyLayer: false })),
      { createdBy: 'CMD', emptyLayer: true },
    ],
  };
  return entryView('0', 'linux/amd64', { layers, config });
}

const told = (a: EntryView, b: EntryView) =>
  compareLayers(a, b)?.rows.map((row) => `${row.a?.number ?? '-'} ${row.verdict} ${row.b?.number ?? '-'}`);

describe('compareLayers', () => {
  it('pairs equal blobs, and between them what the same step made', () => {
    expect(told(of('base', '1b', '1c', 'end'), of('base', '2b', '2c', 'end'))).toEqual([
      '1 same 1',
      '2 changed 2',
      '3 changed 3',
      '4 same 4',
    ]);
    expect(told(of('base', '1b', 'end'), of('base', '1x', '2b', 'end'))).toEqual([
      '1 same 1',
      '- added 2',
      '2 changed 3',
      '3 same 4',
    ]);
  });

  it('knows a blob that moved, and the same files packed anew', () => {
    expect(told(of('a', 'b'), of('b', 'a'))).toEqual(['1 removed -', '2 same 1', '- moved 2']);
    expect(told(of('a'), of('a.zst'))).toEqual(['1 recompressed 1']);
  });

  it('counts what a host must pull: each blob once, and the config', () => {
    const compared = compareLayers(of('a', 'b'), of('a', 'c', 'c'));
    expect(compared).toMatchObject({ reused: 1, total: 3, pullBytes: 107, pullBackBytes: 107 });
    expect(compareLayers(of('a'), of('a'))).toMatchObject({ reused: 1, total: 1, pullBytes: 0, pullBackBytes: 0 });
  });

  it('says nothing of layers that were not read', () => {
    expect(compareLayers(of('a'), { ...of('a'), layers: null })).toBeNull();
  });

  it('names each layer of both sides once, and swapped sides swap what must be pulled', () => {
    const names = fc.array(fc.constantFrom('a', 'b', 'c', '1a', '2a'), { maxLength: 8 });
    fc.assert(
      fc.property(names, names, (ofA, ofB) => {
        const [a, b] = [of(...ofA), of(...ofB)];
        const compared = compareLayers(a, b);
        expect(compared?.rows.flatMap((row) => row.a?.number ?? [])).toEqual(ofA.map((_, at) => at + 1));
        expect(compared?.rows.flatMap((row) => row.b?.number ?? [])).toEqual(ofB.map((_, at) => at + 1));
        expect(compareLayers(b, a)).toMatchObject({
          pullBytes: compared?.pullBackBytes,
          pullBackBytes: compared?.pullBytes,
        });
      }),
    );
  });
});
