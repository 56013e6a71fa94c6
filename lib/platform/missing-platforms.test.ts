import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPlatform } from './format-platform';
import { missingPlatforms } from './missing-platforms';
import { parsePlatform } from './parse-platform';

const platforms = (text: string) => text.split(' ').filter(Boolean).map(parsePlatform);
const windows = (osVersion: string) => ({ os: 'windows', architecture: 'amd64', 'os.version': osVersion });

describe('missingPlatforms', () => {
  it.each([
    ['linux/amd64 linux/arm64', 'linux/amd64 linux/arm64', ''],
    ['linux/riscv64 linux/amd64 linux/arm64', 'linux/amd64', 'linux/riscv64 linux/arm64'],
    ['linux/amd64 linux/amd64', '', 'linux/amd64'],
    ['', 'linux/amd64', ''],
    // Spellings of one platform.
    ['linux/arm64/v8 linux/arm/v7 linux/x86_64', 'linux/arm64 linux/arm linux/amd64', ''],
    ['linux/arm/v6 linux/arm/v7', 'linux/arm', 'linux/arm/v6'],
    ['linux/amd64 windows/amd64', 'linux/amd64', 'windows/amd64'],
  ])('expected %j, present %j: missing %j', (expected, present, missing) => {
    const found = missingPlatforms(platforms(expected), platforms(present));
    expect(found.map(formatPlatform).join(' ')).toBe(missing);
  });

  it('takes the monthly revision of a Windows build for the same platform, another build for another', () => {
    const expected = [windows('10.0.20348.2700'), windows('10.0.17763.6293')];
    expect(missingPlatforms(expected, [windows('10.0.20348.3207')])).toEqual([windows('10.0.17763.6293')]);
  });

  it('never names a platform that is present, and none twice', () => {
    const platform = fc.constantFrom(...platforms('linux/amd64 linux/arm linux/arm/v7 linux/arm64/v8 linux/s390x'));
    fc.assert(
      fc.property(fc.array(platform), fc.array(platform), (expected, present) => {
        const missing = missingPlatforms(expected, present);
        expect(missingPlatforms(missing, [])).toEqual(missing);
        expect(missingPlatforms(missing, present)).toEqual(missing);
        expect(missingPlatforms(expected, [...present, ...missing])).toEqual([]);
      }),
    );
  });
});
