import { expect, it } from 'vitest';
import { typedRepository } from './typed-repository';

it.each([
  ['ghcr.io', 'owner/name', 'owner/name'],
  ['docker.io', 'alpine', 'library/alpine'],
  ['127.0.0.1:5000', ' team/app ', 'team/app'],
  ['ghcr.io', 'owner/name:1', null],
  ['ghcr.io', 'Owner/name', null],
  ['ghcr.io', '', null],
])('at %s, %j is the repository %j', (host, text, repository) => {
  expect(typedRepository(host, text)).toBe(repository);
});
