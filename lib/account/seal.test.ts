import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSealedBy, openSealed, seal } from './seal';

const keyNamed = (id: string) => ({ id, key: randomBytes(32) });
const [now, before] = [keyNamed('now'), keyNamed('before')];
const owner = ['ghcr.io', 'me'];

describe('a sealed secret', () => {
  it('opens for its owner with its key, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (secret, whose) => {
        expect(openSealed(seal(secret, whose, now), whose, [before, now])).toBe(Buffer.from(secret).toString());
      }),
    );
  });

  it('never looks the same twice, and shows nothing of itself', () => {
    const sealed = new Set(Array.from({ length: 50 }, () => seal('open-sesame', owner, now)));
    expect(sealed.size).toBe(50);
    for (const text of sealed) expect(text).toMatch(/^v1\.now\.[\w-]{16}\.[\w-]{36}$/);
  });

  it.each([
    ['for another registry', ['quay.io', 'me']],
    ['for another account', ['ghcr.io', 'you']],
    ['for an owner that only reads alike', ['ghcr.io","me']],
  ])('does not open %s', (_, other) => {
    expect(openSealed(seal('open-sesame', owner, now), other, [now])).toBeNull();
  });

  it('does not open without its key, nor with another of the same name', () => {
    const sealed = seal('open-sesame', owner, now);
    expect(openSealed(sealed, owner, [before])).toBeNull();
    expect(openSealed(sealed, owner, [keyNamed('now')])).toBeNull();
    expect([isSealedBy(sealed, now), isSealedBy(sealed, before)]).toEqual([true, false]);
  });

  it('does not open once anything in it was altered or cut off', () => {
    const sealed = seal('open-sesame', owner, now);
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.constantFrom('A', 'B', '', '.'), (at, other) => {
        const altered = sealed.slice(0, at) + other + sealed.slice(at + 1);
        const bytes = (text: string) => text.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex'));
        // The last character of base64 holds bits that mean nothing.
        fc.pre(`${bytes(altered)}` !== `${bytes(sealed)}`);
        expect(openSealed(altered, owner, [now])).toBeNull();
      }),
    );
  });

  it.each(['', 'v1', 'v1.now', 'v1.now..', 'v2.now.AAAA.AAAA', 'open-sesame'])('is not “%s”', (text) => {
    expect(openSealed(text, owner, [now])).toBeNull();
  });
});
