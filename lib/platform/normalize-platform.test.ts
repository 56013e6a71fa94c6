import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPlatform } from './format-platform';
import { normalizePlatform, samePlatform } from './normalize-platform';
import { parsePlatform } from './parse-platform';

describe('one platform has one spelling', () => {
  it.each([
    ['Linux/AMD64', 'linux/amd64'],
    ['macos/aarch64', 'darwin/arm64'],
    ['linux/x86_64', 'linux/amd64'],
    ['linux/x86-64/v2', 'linux/amd64/v2'],
    ['linux/amd64/v1', 'linux/amd64'],
    ['linux/i386', 'linux/386'],
    ['linux/arm64/v8', 'linux/arm64'],
    ['linux/arm64/8', 'linux/arm64'],
    ['linux/arm64/v8.0', 'linux/arm64'],
    ['linux/arm64/v8.2', 'linux/arm64/v8.2'],
    ['linux/arm64/9', 'linux/arm64/v9'],
    ['linux/arm64/v9.0', 'linux/arm64/v9'],
    ['linux/arm', 'linux/arm/v7'],
    ['linux/arm/7', 'linux/arm/v7'],
    ['linux/arm/6', 'linux/arm/v6'],
    ['linux/armhf', 'linux/arm/v7'],
    ['linux/armel', 'linux/arm/v6'],
    ['linux/constructor/constructor', 'linux/constructor/constructor'],
  ])('%s is %s', (typed, normal) => {
    expect(formatPlatform(normalizePlatform(parsePlatform(typed)))).toBe(normal);
  });

  it('keeps os.version, sorts os.features and drops what is empty', () => {
    const platform = {
      os: 'windows',
      architecture: 'amd64',
      variant: '',
      'os.version': '10.0.1',
      'os.features': ['b', 'a', 'b'],
    };
    expect(normalizePlatform(platform)).toStrictEqual({
      os: 'windows',
      architecture: 'amd64',
      'os.version': '10.0.1',
      'os.features': ['a', 'b'],
    });
    expect(normalizePlatform({ os: '', architecture: '', 'os.version': '', 'os.features': [] })).toStrictEqual({
      os: '',
      architecture: '',
    });
  });

  it('normalizing twice changes nothing more', () => {
    const word = fc.oneof(
      fc.constantFrom('arm', 'arm64', 'amd64', 'v8', '9', 'v1', 'x86_64', 'macos', ''),
      fc.string(),
    );
    const platforms = fc.record({ os: word, architecture: word, variant: word, 'os.features': fc.array(word) });
    fc.assert(
      fc.property(platforms, (platform) => {
        const normal = normalizePlatform(platform);
        expect(normalizePlatform(normal)).toStrictEqual(normal);
        expect(samePlatform(platform, normal)).toBe(true);
      }),
    );
  });
});

describe('two platforms are the same', () => {
  const arm64 = { os: 'linux', architecture: 'arm64' };
  const windows = { os: 'windows', architecture: 'amd64', 'os.version': '10.0.20348.1' };
  it('under two spellings', () => expect(samePlatform(arm64, { ...arm64, variant: 'v8' })).toBe(true));
  it('but not with two variants', () => expect(samePlatform(arm64, { ...arm64, variant: 'v9' })).toBe(false));
  it('but not with two os.versions', () => {
    expect(samePlatform(windows, { ...windows, 'os.version': '10.0.17763.1' })).toBe(false);
  });
});
