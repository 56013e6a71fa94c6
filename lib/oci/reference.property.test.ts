import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ProblemError } from '../problem/problem';
import { isDigest } from './digest';
import type { Reference } from './reference';
import { familiarReference, formatReference, parseReference } from './reference';

const hex = 'a'.repeat(64);

it('what is formatted reads back as the same reference, in both forms', () => {
  fc.assert(
    fc.property(anyReference(), (reference) => {
      expect(parseReference(formatReference(reference))).toEqual(reference);
      expect(parseReference(familiarReference(reference))).toEqual(reference);
    }),
  );
});

it('any text is either a reference that reads back as itself or a finished sentence', () => {
  const pieces = fc.constantFrom(
    'a',
    'B',
    '.',
    ':',
    '/',
    '@',
    '_',
    '-',
    '[',
    ']',
    '0',
    'sha256:',
    'docker.io',
    hex,
    '://',
    ' ',
    '%',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const read = outcome(text);
      if (read instanceof ProblemError)
        expect(read.problem).toMatchObject({ code: 'reference_invalid', message: expect.stringMatching(/\.$/) });
      else expect(parseReference(formatReference(read))).toEqual(read);
    }),
  );
});

it('hostile texts take no longer than others of their length', () => {
  for (const text of ['a-'.repeat(512), 'a_'.repeat(512), `${'a.'.repeat(400)}/`, '['.repeat(1024), 'A/'.repeat(1e6)]) {
    const start = performance.now();
    outcome(text);
    expect(performance.now() - start).toBeLessThan(1_000);
  }
});

function outcome(text: string): Reference | ProblemError {
  try {
    return parseReference(text);
  } catch (thrown) {
    if (thrown instanceof ProblemError) return thrown;
    throw thrown;
  }
}

function anyReference(): fc.Arbitrary<Reference> {
  const part = fc.stringMatching(/^[a-z0-9]{1,6}(?:(?:[._]|__|-{1,3})[a-z0-9]{1,4}){0,2}$/);
  const selector = fc.record(
    {
      tag: fc.stringMatching(/^[\w][\w.-]{0,127}$/),
      digest: fc.stringMatching(/^sha256:[0-9a-f]{64}$|^sha512:[0-9a-f]{128}$/).filter(isDigest),
    },
    { requiredKeys: [] },
  );
  const registry = fc.constantFrom(
    'docker.io',
    'ghcr.io',
    'localhost',
    'localhost:5000',
    '[::1]:5000',
    '127.0.0.1',
    'Host',
  );
  const repository = fc.tuple(registry, fc.array(part, { minLength: 1, maxLength: 4 })).map(([host, parts]) => ({
    registry: host,
    repository: (host === 'docker.io' && parts.length === 1 ? ['library', ...parts] : parts).join('/'),
  }));
  return fc.oneof(
    fc.tuple(repository, selector).map(([name, chosen]) => ({ kind: 'registry' as const, ...name, ...chosen })),
    fc
      .tuple(fc.stringMatching(/^[a-z0-9]{1,6}(?:[._-][a-z0-9]{1,4}){0,2}$/), selector)
      .map(([layout, chosen]) => ({ kind: 'layout' as const, layout, ...chosen })),
  );
}
