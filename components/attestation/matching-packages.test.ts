import { expect, it } from 'vitest';
import { matchingPackages } from './matching-packages';

const one = (name: string, version: string, ecosystem: string | null, license: string | null) => ({
  name,
  version,
  ecosystem,
  license,
  purl: null,
});
const packages = [
  one('musl', '1.2.5-r0', 'apk', 'MIT'),
  one('express', '4.21.2', 'npm', 'MIT'),
  one('x', '1', null, null),
];
const names = (query: string) => matchingPackages(packages, query).map(({ name }) => name);

it.each([
  ['', ['musl', 'express', 'x']],
  ['  ', ['musl', 'express', 'x']],
  ['MUSL', ['musl']],
  ['mit npm', ['express']],
  ['4.21', ['express']],
  ['null', []],
])('“%s” finds %j', (query, found) => {
  expect(names(query)).toEqual(found);
});
