import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPlatform } from '../platform/format-platform';
import { commonSiblings, findSiblings, splitPlatform } from './tag-siblings';

describe('splitPlatform', () => {
  it.each([
    ['1.2-amd64', '1.2', 'linux/amd64'],
    ['1.2-x86_64', '1.2', 'linux/amd64'],
    ['arm64v8-1.2', '1.2', 'linux/arm64/v8'],
    ['1.2-arm64-slim', '1.2-slim', 'linux/arm64'],
    ['1.2-linux-arm-v7', '1.2', 'linux/arm/v7'],
    ['app-armv6-linux', 'app', 'linux/arm/v6'],
    ['1.2-windows-amd64', '1.2', 'windows/amd64'],
    ['1.2-win-x64', '1.2', 'windows/amd64'],
    ['coolapp-arm-linux', 'coolapp', 'linux/arm'],
    ['arm64v8/alpine', 'alpine', 'linux/arm64/v8'],
    ['arm32v7/alpine', 'alpine', 'linux/arm/v7'],
    ['2.5.0-rc.1-armhf', '2.5.0-rc.1', 'linux/arm/v7'],
    ['amd64', '', 'linux/amd64'],
    ['1.2-386', '1.2', 'linux/386'],
  ])('%s is %s for %s', (name, stem, platform) => {
    const split = splitPlatform(name);
    expect(split?.stem).toBe(stem);
    expect(split && formatPlatform(split.platform)).toBe(platform);
  });

  it.each(['1.2', 'latest', 'charm', 'alarm-1', 'pharmacy', 'x86x', '1.386.0', '386.1', '1.386'])(
    '%s names no platform',
    (name) => {
      expect(splitPlatform(name)).toBeNull();
    },
  );

  it.each([
    ['1.2-amd64', '1.2-{arch}', 'amd64'],
    ['coolapp-arm-linux', 'coolapp-{arch}-{os}', 'arm'],
    ['1.2-windows-x86_64', '1.2-{os}-{arch}', 'x86_64'],
    ['arm64v8/alpine', '{arch}/alpine', 'arm64v8'],
    ['app-linux/arm/v7', 'app-{os}/{arch}', 'arm/v7'],
  ])('%s is of %s', (name, template, spelling) => {
    expect(splitPlatform(name)).toMatchObject({ template, spelling });
  });

  it('reads any text without failing', () => {
    fc.assert(fc.property(fc.string({ maxLength: 255 }), (name) => void splitPlatform(name)));
  });
});

describe('findSiblings', () => {
  const siblings = findSiblings(['1.2', '1.2-amd64', '1.2-arm64', '1.3-amd64', 'edge']);

  it('leads from each tag to all of its stem', () => {
    expect(siblings.get('1.2-arm64')?.stem).toBe('1.2');
    expect(siblings.get('1.2-amd64')?.members.map(({ name }) => name)).toEqual(['1.2-amd64', '1.2-arm64']);
  });

  it('leaves out what has no sibling', () => {
    expect([...siblings.keys()]).toEqual(['1.2-amd64', '1.2-arm64']);
  });

  it('knows the siblings that a selection belongs to', () => {
    expect(commonSiblings(['1.2-amd64'], siblings)?.stem).toBe('1.2');
    expect(commonSiblings(['1.2-amd64', '1.2-arm64'], siblings)?.stem).toBe('1.2');
    expect(commonSiblings(['1.2-amd64', 'edge'], siblings)).toBeNull();
    expect(commonSiblings([], siblings)).toBeNull();
  });
});
