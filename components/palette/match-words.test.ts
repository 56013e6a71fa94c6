import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchWords } from './match-words';

const marked = (text: string, query: string) =>
  matchWords(text, query)?.map(({ start, end }) => text.slice(start, end)) ?? null;

describe('matchWords', () => {
  it.each([
    ['docker.io/library/alpine:3.20', 'alp 3.2', ['alp', '3.2']],
    ['Switch to the table', 'TABLE switch', ['Switch', 'table']],
    ['ghcr.io/a/gateway', 'gate eway', ['gateway']],
    ['alpine', 'alpine alpine', ['alpine']],
    ['alpine', 'debian', null],
    ['alpine', 'alpine debian', null],
    ['alpine', ' ', []],
  ])('in %j finds %j: %j', (text, query, found) => {
    expect(marked(text, query)).toEqual(found);
  });

  it('finds every text in itself, and never points outside it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, query) => {
        expect(matchWords(text, text)).not.toBeNull();
        let at = 0;
        for (const { start, end } of matchWords(text, query) ?? []) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
