import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../testing/problem-of';
import { formatFullPlatform, formatPlatform } from './format-platform';
import { parsePlatform } from './parse-platform';

describe('a platform', () => {
  it.each([
    ['linux/amd64', { os: 'linux', architecture: 'amd64' }],
    ['linux/arm/v7', { os: 'linux', architecture: 'arm', variant: 'v7' }],
    ['unknown/unknown', { os: 'unknown', architecture: 'unknown' }],
    [
      'windows(10.0.17763+win32k)/amd64',
      { os: 'windows', architecture: 'amd64', 'os.version': '10.0.17763', 'os.features': ['win32k'] },
    ],
    ['linux(+gpu+simd)/amd64', { os: 'linux', architecture: 'amd64', 'os.features': ['gpu', 'simd'] }],
    ['linux(a%2Fb)/amd64', { os: 'linux', architecture: 'amd64', 'os.version': 'a/b' }],
  ])('%s is read', (text, platform) => {
    expect(parsePlatform(text)).toEqual(platform);
  });

  it.each([
    '',
    'linux',
    'linux/',
    '/amd64',
    'linux/arm/v7/x',
    'linux/arm 64',
    'linux/*',
    'a'.repeat(300),
    'linux(/amd64',
    'linux(1+)/amd64',
  ])('%j is refused', (text) => {
    expect(problemOf(() => parsePlatform(text))).toMatchObject({
      code: 'request_invalid',
      message: expect.stringMatching(/ is not a platform: write os\/architecture/),
    });
  });

  it('says unknown where a part is not stated', () => {
    expect(formatPlatform({ os: '', architecture: '' })).toBe('unknown/unknown');
  });

  it('reads back what it formats', () => {
    const part = fc.stringMatching(/^[A-Za-z0-9_.-]{1,12}$/);
    const platforms = fc.record(
      { os: part, architecture: part, variant: part },
      { requiredKeys: ['os', 'architecture'] },
    );
    fc.assert(
      fc.property(platforms, (platform) => {
        expect(parsePlatform(formatPlatform(platform))).toEqual(platform);
      }),
    );
  });

  it('reads back what it formats whole', () => {
    const option = fc.stringMatching(/^[A-Za-z0-9_.%+()/-]{1,12}$/);
    const platforms = fc.record(
      {
        os: fc.constant('linux'),
        architecture: fc.constant('arm'),
        variant: fc.constantFrom('v6', 'v7'),
        'os.version': option,
        'os.features': fc.uniqueArray(option, { minLength: 1, maxLength: 5 }).map((features) => features.sort()),
      },
      { requiredKeys: ['os', 'architecture'] },
    );
    fc.assert(
      fc.property(platforms, (platform) => {
        expect(parsePlatform(formatFullPlatform(platform))).toEqual(platform);
      }),
    );
  });
});
