import { describe, expect, it } from 'vitest';
import { problemOf } from '../testing/problem-of';
import { formatFullPlatform } from './format-platform';
import { machinePlatform } from './machine-platform';
import { parseHostPlatform } from './parse-host-platform';

describe('what somebody types for a machine', () => {
  it.each([
    ['linux/arm/v7', { os: 'linux', architecture: 'arm', variant: 'v7' }],
    ['arm64', { os: 'linux', architecture: 'arm64' }],
    ['aarch64', { os: 'linux', architecture: 'aarch64' }],
    ['windows(10.0.17763)/amd64', { os: 'windows', architecture: 'amd64', 'os.version': '10.0.17763' }],
  ])('%s', (text, platform) => expect(parseHostPlatform(text)).toEqual(platform));

  it.each(['linux', 'windows', '', 'toaster', 'linux//'])('%j is refused', (text) => {
    expect(problemOf(() => parseHostPlatform(text))).toMatchObject({ code: 'request_invalid' });
  });
});

describe('what a system calls a machine', () => {
  it.each([
    ['linux', 'x86_64', 'linux/amd64'],
    ['linux', 'i686', 'linux/386'],
    ['linux', 'aarch64', 'linux/arm64/v8'],
    ['linux', 'arm64', 'linux/arm64/v8'],
    ['linux', 'armv7l', 'linux/arm/v7'],
    ['linux', 'armv8l', 'linux/arm/v8'],
    ['linux', 'armhf', 'linux/arm/v7'],
    ['linux', 'arm', 'linux/arm'],
    ['linux', 'loongarch64', 'linux/loong64'],
    ['windows', 'AMD64', 'windows/amd64'],
    ['linux', 's390x', 'linux/s390x'],
  ])('%s, %s: %s', (os, name, platform) => expect(formatFullPlatform(machinePlatform(os, name))).toBe(platform));
});
