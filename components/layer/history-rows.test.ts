import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '@/lib/testing/image-view';
import { layerHistory } from './history-rows';

const layersOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    digest: digestOf(index),
    mediaType: 'application/x',
    sizeBytes: index,
  }));
const step = (createdBy: string, emptyLayer = false) => ({ createdBy, emptyLayer });

describe('layerHistory', () => {
  it('pairs each layer with the step that made it and keeps empty steps in between', () => {
    const { rows, match } = layerHistory(layersOf(2), [
      step('ADD'),
      step('CMD', true),
      step('RUN'),
      step('USER', true),
    ]);
    expect(match).toBe('aligned');
    expect(rows.map((row) => [row.kind, row.step?.createdBy, row.kind === 'layer' ? row.number : null])).toEqual([
      ['layer', 'ADD', 1],
      ['empty', 'CMD', null],
      ['layer', 'RUN', 2],
      ['empty', 'USER', null],
    ]);
  });

  it('shows the layers alone when there is no history', () => {
    const { rows, match } = layerHistory(layersOf(2), []);
    expect(match).toBe('absent');
    expect(rows.map(({ kind, step }) => [kind, step])).toEqual([
      ['layer', null],
      ['layer', null],
    ]);
  });

  it('guesses no pairs when steps and layers do not match in number', () => {
    const { rows, match } = layerHistory(layersOf(1), [step('A'), step('B'), step('C', true)]);
    expect(match).toBe('mismatch');
    expect(rows.map(({ kind }) => kind)).toEqual(['layer', 'unmatched', 'unmatched', 'empty']);
  });

  it('loses no layer and no step, whatever the two are', () => {
    fc.assert(
      fc.property(fc.nat(6), fc.array(fc.boolean(), { maxLength: 10 }), (count, empties) => {
        const layers = layersOf(count);
        const history = empties.map((emptyLayer, index) => step(`${index}`, emptyLayer));
        const { rows } = layerHistory(layers, history);
        expect(rows.flatMap((row) => (row.kind === 'layer' ? [row.layer] : []))).toEqual(layers);
        expect(rows.flatMap(({ step: made }) => made ?? []).sort(byNumber)).toEqual(history);
      }),
    );
  });
});

function byNumber(a: { createdBy?: string }, b: { createdBy?: string }): number {
  return Number(a.createdBy) - Number(b.createdBy);
}
