import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlatform } from '../platform/parse-platform';
import { fieldPatch, fieldText, platformFields, suggestValues } from './suggest-values';

const entry = (platform: string, config = platform) => ({
  platform: parsePlatform(platform),
  config: parsePlatform(config),
});
const values = (suggestions: ReturnType<typeof suggestValues>) => suggestions.map(({ value }) => value);

describe('suggestValues', () => {
  it('begins with what the config says', () => {
    const [first] = suggestValues('variant', entry('linux/arm', 'linux/arm/v6'), []);
    expect(first).toEqual({ value: 'v6', why: 'its config says so' });
  });

  it('offers each value once, not the one that it has, and to clear it where that leaves a platform', () => {
    expect(values(suggestValues('variant', entry('linux/arm/v7'), [entry('linux/arm/v6')]))).toEqual([
      'v6',
      'v5',
      'v8',
      '',
    ]);
    expect(values(suggestValues('os', entry('linux/amd64'), []))).not.toContain('');
  });

  it('offers what other entries have', () => {
    const windows = (version: string) => {
      const platform = { ...parsePlatform('windows/amd64'), 'os.version': version };
      return { platform, config: null };
    };
    expect(suggestValues('os.version', windows('10.0.1'), [windows('10.0.2')])).toContainEqual({
      value: '10.0.2',
      why: 'as another entry',
    });
  });

  it('never offers one value twice', () => {
    const platforms = fc
      .constantFrom('linux/arm', 'linux/arm/v7', 'linux/arm64/v8', 'windows/amd64')
      .map((text) => entry(text));
    fc.assert(
      fc.property(fc.constantFrom(...platformFields), platforms, fc.array(platforms), (field, one, others) => {
        const offered = values(suggestValues(field, one, others));
        expect(new Set(offered).size).toBe(offered.length);
      }),
    );
  });
});

describe('fieldPatch', () => {
  it('takes back what fieldText wrote', () => {
    const platform = { ...parsePlatform('windows/amd64'), 'os.version': '10.0.1', 'os.features': ['win32k', 'x'] };
    for (const field of platformFields) {
      expect(fieldPatch(field, fieldText(platform, field)) ?? undefined).toEqual(platform[field as 'os']);
    }
  });

  it('clears what is left empty', () => {
    expect(fieldPatch('variant', ' ')).toBeNull();
  });
});
