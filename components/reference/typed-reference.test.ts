import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatReference, parseReference } from '@/lib/oci/reference';
import { isProbeable, readTypedReference } from './typed-reference';

describe('readTypedReference', () => {
  it('takes white space for nothing', () => {
    expect(readTypedReference('  \t ')).toEqual({ kind: 'empty' });
  });

  it.each([
    ['alpine', 'alpine', 'docker.io/library/alpine'],
    [' ghcr.io/a/b:1 ', 'ghcr.io/a/b:1', 'ghcr.io/a/b:1'],
    ['oci-layout://sample:linux8', 'oci-layout://sample:linux8', 'oci-layout://sample:linux8'],
  ])('reads %j as it stands', (text, picked, normal) => {
    const typed = readTypedReference(text);
    expect(typed).toMatchObject({ kind: 'reference', picked, isPasted: false });
    expect(typed.kind === 'reference' && formatReference(typed.reference)).toBe(normal);
  });

  it.each([
    ['docker pull --platform linux/arm64 alpine:3.20', 'alpine:3.20'],
    ['FROM golang:1.22 AS build', 'golang:1.22'],
    ['image: "quay.io/a/b:v1"', 'quay.io/a/b:v1'],
  ])('picks the reference out of %j and says that it did', (text, picked) => {
    expect(readTypedReference(text)).toMatchObject({ kind: 'reference', picked, isPasted: true });
  });

  it('says what is wrong with a reference that is none', () => {
    expect(readTypedReference('Alpine:3.20')).toMatchObject({
      kind: 'invalid',
      problem: { code: 'reference_invalid', message: expect.stringContaining('lower case') },
    });
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(['empty', 'reference', 'invalid']).toContain(readTypedReference(text).kind);
      }),
    );
  });
});

describe('isProbeable', () => {
  it.each([
    ['oci-layout://sample:linux8', true],
    ['alpine', true],
    ['ghcr.io/a/b', true],
    ['10.0.0.1:22/a/b', false],
    ['ghcr.io:444/a/b', false],
  ])('%s: %s, with ghcr.io used before', (text, expected) => {
    expect(isProbeable(parseReference(text), ['ghcr.io'])).toBe(expected);
  });
});
