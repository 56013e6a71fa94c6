import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWindowsVersion, runsWindowsVersion, windowsBuildsFor } from './windows-version';

describe('a version of Windows', () => {
  it.each([
    ['10.0.20348.2700', 20348],
    ['10.0.17763', 17763],
  ])('%s is build %d', (text, build) => {
    expect(parseWindowsVersion(text)).toEqual({ major: 10, minor: 0, build });
  });

  it.each(['', '10.0', '10.0.x', '10.0.123456', 'Server 2022', '10.0.17763-x'])('%j has none', (text) => {
    expect(parseWindowsVersion(text)).toBeNull();
  });
});

describe('a host runs', () => {
  it.each([
    [17763, { from: 17763, to: 17763 }],
    [20348, { from: 20348, to: 20348 }],
    [22621, { from: 20348, to: 22621 }],
    [26100, { from: 20348, to: 26100 }],
    [27000, { from: 26100, to: 27000 }],
  ])('%d: %j', (host, builds) => expect(windowsBuildsFor(host)).toEqual(builds));

  it('an image of its own build, whatever the revision', () => {
    const number = fc.integer({ min: 0, max: 60_000 });
    fc.assert(
      fc.property(number, number, (build, revision) => {
        expect(runsWindowsVersion(`10.0.${build}`, `10.0.${build}.${revision}`)).toBe(true);
      }),
    );
  });

  it.each([
    [undefined, '10.0.17763', true],
    ['10.0.17763', undefined, true],
    ['10.0.17763', '', true],
    ['10.0.20348', '6.3.20348', false],
    ['10.0.20348', 'unreadable', false],
  ])('%j and an image for %j: %j', (host, image, runs) => expect(runsWindowsVersion(host, image)).toBe(runs));
});
