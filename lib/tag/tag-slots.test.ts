import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlatform } from '../platform/parse-platform';
import { fixedSlots, slotColumns, slotsOf } from './tag-slots';

const placed = (...platforms: string[]) => platforms.map((text) => ({ platform: parsePlatform(text) }));

describe('slotsOf', () => {
  it.each([
    [
      ['linux/amd64', 'linux/arm64/v8', 'linux/386'],
      ['amd64', 'arm64', '386'],
    ],
    [
      ['linux/arm/v6', 'linux/arm/v7'],
      ['arm/v6', 'arm/v7'],
    ],
    [
      ['linux/arm', 'linux/arm/v7'],
      ['arm/v7', 'arm/v6'],
    ],
    [['linux/arm'], ['arm/v7']],
    [['windows/amd64', 'windows/amd64'], ['windows']],
    [['unknown/unknown', 'linux/x86_64'], ['amd64']],
    [
      ['freebsd/amd64', 'linux/loong64'],
      ['freebsd', 'loong64'],
    ],
  ])('%o stand in %o', (platforms, expected) => {
    expect([...slotsOf(placed(...platforms)).keys()].sort()).toEqual([...expected].sort());
  });

  it('stacks what shares a slot', () => {
    expect(slotsOf(placed('windows/amd64', 'windows/arm64')).get('windows')).toHaveLength(2);
  });
});

describe('slotColumns', () => {
  it('adds what is there beside the fixed ones, by name', () => {
    expect(slotColumns(['amd64', 'loong64', 'freebsd'])).toEqual([...fixedSlots, 'freebsd', 'loong64']);
  });

  it('never makes more than six further ones', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (present) => {
        expect(slotColumns(present).length).toBeLessThanOrEqual(fixedSlots.length + 6);
      }),
    );
  });
});
