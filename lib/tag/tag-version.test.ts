import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseTagVersion } from './tag-version';

it.each([
  ['2.4.0', ['2', '4', '0'], '', ''],
  ['v2', ['2'], '', ''],
  ['2.5.0-rc.1', ['2', '5', '0'], 'rc.1', ''],
  ['2.5.0-rc.1-arm64', ['2', '5', '0'], 'rc.1', 'arm64'],
  ['1.2rc1', ['1', '2'], 'rc1', ''],
  ['3.20-alpine', ['3', '20'], '', 'alpine'],
  ['20240101', ['20240101'], '', ''],
  ['1.0-beta2-slim', ['1', '0'], 'beta2', 'slim'],
  ['1.0-amd64', ['1', '0'], '', 'amd64'],
  ['1.0-alpine3.20', ['1', '0'], '', 'alpine3.20'],
])('%s', (tag, numbers, prerelease, build) => {
  expect(parseTagVersion(tag)).toEqual({ numbers, prerelease, build });
});

it.each(['latest', 'edge', '3e4f5a1', 'pr-812', 'sha256-aa.sig', 'v', '1a'])('%s is no version', (tag) => {
  expect(parseTagVersion(tag)).toBeNull();
});

it('reads any text without failing', () => {
  fc.assert(fc.property(fc.string(), (text) => void parseTagVersion(text)));
});
