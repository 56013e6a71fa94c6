import { describe, expect, it } from 'vitest';
import { isListedAs } from './listed-as';
import { parsePlatform } from './parse-platform';

describe('isListedAs', () => {
  it.each([
    ['linux/arm64', 'linux/arm64', true],
    ['linux/arm64/v8', 'linux/aarch64', true],
    ['linux/arm/v7', 'linux/arm', true],
    ['linux/arm/v7', 'linux/arm/v6', false],
    ['windows(10.0.1)/amd64', 'windows/amd64', true],
    ['windows(10.0.1)/amd64', 'windows(10.0.1)/amd64', true],
    ['windows(10.0.1)/amd64', 'windows(10.0.2)/amd64', false],
    ['windows/amd64', 'windows(10.0.2)/amd64', false],
    ['windows(10.0.1+b+a)/amd64', 'windows(10.0.1+a+b)/amd64', true],
    ['windows(10.0.1)/amd64', 'windows(10.0.1+a)/amd64', false],
  ])('%s asked for as %s: %s', (listed, asked, expected) => {
    expect(isListedAs(parsePlatform(listed), parsePlatform(asked))).toBe(expected);
  });
});
