import { describe, expect, it } from 'vitest';
import { parsePlatform } from '../platform/parse-platform';
import { nameablePlatform } from './nameable-platform';

const platform = (text: string) => parsePlatform(text);

describe('a platform names an image', () => {
  it.each([
    ['linux/amd64', ['linux/arm64', 'windows/amd64']],
    ['linux/arm64/v8', ['linux/arm/v7', 'linux/arm/v6']],
    ['windows/amd64', []],
  ])('%s among %j', (own, others) => {
    expect(nameablePlatform(platform(own), others.map(platform))).toEqual(platform(own));
  });
});

describe('a platform does not name an image surely', () => {
  it.each([
    ['linux/arm/v7', ['linux/arm/v6'], 'tools fall back to other variants'],
    ['linux/arm', ['linux/arm/v7'], 'no variant means any'],
    ['linux/amd64', ['linux/amd64'], 'it stands twice'],
    ['linux/arm64', ['linux/aarch64'], 'it stands twice under two spellings'],
  ])('%s among %j: %s', (own, others) => {
    expect(nameablePlatform(platform(own), others.map(platform))).toBeNull();
  });

  it('none is declared', () => expect(nameablePlatform(null, [])).toBeNull());

  it.each([
    { os: 'unknown', architecture: 'unknown' },
    { os: '', architecture: 'amd64' },
    { os: 'linux', architecture: '--help' },
    { os: 'linux', architecture: '$(reboot)' },
    { os: 'linux', architecture: 'arm', variant: 'v7\u001b[201~' },
  ])('its words are not plain: %j', (own) => expect(nameablePlatform(own, [])).toBeNull());
});
