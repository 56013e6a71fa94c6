import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostIn } from './host-in';

describe('hostIn', () => {
  it.each([
    ['registry.example', 'registry.example'],
    [' Registry.Example:5000 ', 'registry.example:5000'],
    ['https://ghcr.io/', 'ghcr.io'],
    ['http://10.0.0.1:5000/v2/', '10.0.0.1:5000'],
    ['[::1]:5000', '[::1]:5000'],
    ['', null],
    ['two words', null],
    ['user:password@registry.example', null],
    ['registry_example', null],
    ['index.docker.io', 'docker.io'],
  ])('reads %j as %j', (text, host) => {
    expect(hostIn(text)).toBe(host);
  });

  it('reads what it answered as the same again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.domain(), fc.string()), (text) => {
        const host = hostIn(text);
        if (host !== null) expect(hostIn(host)).toBe(host);
      }),
    );
  });
});
