import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CompareSelection,
  compareFilters,
  type ImageSelection,
  imageLayouts,
  imageTabs,
  parseCompareRoute,
  parseImageRoute,
  routes,
} from './routes';

const selections: fc.Arbitrary<ImageSelection> = fc.record(
  {
    entry: fc.string(),
    tab: fc.constantFrom(...imageTabs),
    view: fc.constantFrom(...imageLayouts),
    expect: fc.string(),
  },
  { requiredKeys: [] },
);

describe('routes.image', () => {
  it('brings back every reference and selection that it was built from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), selections, (reference, selection) => {
        const { searchParams } = new URL(routes.image(reference, selection), 'http://localhost');
        expect(parseImageRoute(Object.fromEntries(searchParams))).toEqual({ reference, selection });
      }),
    );
  });

  it('leaves slashes, colons and at signs readable', () => {
    expect(routes.image('ghcr.io/a/b:1@sha256:ab')).toBe('/image?ref=ghcr.io/a/b:1@sha256:ab');
  });
});

const comparisons: fc.Arbitrary<CompareSelection> = fc.record(
  { aEntry: fc.string(), bEntry: fc.string(), pair: fc.string(), show: fc.constantFrom(...compareFilters) },
  { requiredKeys: [] },
);

describe('routes.compare', () => {
  it('brings back both references and every selection that it was built from', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, comparisons, (a, b, selection) => {
        const { searchParams } = new URL(routes.compare(a, b, selection), 'http://localhost');
        expect(parseCompareRoute(Object.fromEntries(searchParams))).toEqual({ a, b, selection });
      }),
    );
  });
});

describe('routes.rule', () => {
  it('leads to the place of a rule on the page of rules', () => {
    expect(routes.rule('variant-missing')).toBe('/rules#variant-missing');
  });
});
