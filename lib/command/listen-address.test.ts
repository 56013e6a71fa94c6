import { describe, expect, it } from 'vitest';
import { readListenAddress, urlOf } from './listen-address.mjs';

describe('urlOf', () => {
  it.each([
    [{}, 'http://127.0.0.1:3000'],
    [{ PORT: '8080', POLYARCH_LISTEN: 'localhost' }, 'http://localhost:8080'],
    [{ POLYARCH_LISTEN: '::1' }, 'http://[::1]:3000'],
    [{ POLYARCH_LISTEN: '0.0.0.0' }, 'http://127.0.0.1:3000'],
    [{ POLYARCH_LISTEN: '::' }, 'http://[::1]:3000'],
  ])('of %o is an address this machine can open', (environment, url) => {
    expect(urlOf(readListenAddress(environment))).toBe(url);
  });
});
