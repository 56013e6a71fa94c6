import { describe, expect, it } from 'vitest';
import { parseAccess } from './parse-access';

describe('parseAccess', () => {
  it.each([
    { kind: 'registry', scheme: 'http', verified: true, tokenUrl: null },
    { kind: 'registry', scheme: 'https', verified: false, tokenUrl: 'https://auth.example/token' },
    { kind: 'layout', path: '/data/layouts/sample', form: 'directory' },
  ])('reads %j, and drops what it does not know', (access) => {
    expect(parseAccess({ ...access, later: 1 })).toEqual(access);
  });

  it.each([
    null,
    'registry',
    {},
    { kind: 'registry', scheme: 'ftp', verified: true, tokenUrl: null },
    { kind: 'registry', scheme: 'http', verified: true },
    { kind: 'layout', path: '/data', form: 'zip' },
  ])('refuses %j', (value) => expect(() => parseAccess(value)).toThrow(TypeError));
});
