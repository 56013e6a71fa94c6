import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseReference } from './reference';
import { isRepositoryName } from './reference-parts';

const part = fc.stringMatching(/^[a-z0-9._-]{1,8}$/);
const names = fc.oneof(
  fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('/')),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.stringMatching(/^[a-z/:@]{0,12}$/),
);

test('a name is a repository’s exactly when a reference with it names that repository and no more', () => {
  fc.assert(
    fc.property(names, (name) => {
      expect(isRepositoryName(name)).toBe(namedBy(`localhost/${name}`) === name);
    }),
    { numRuns: 2000 },
  );
});

test('255 characters are the most', () => {
  expect(isRepositoryName('a'.repeat(255))).toBe(true);
  expect(isRepositoryName('a'.repeat(256))).toBe(false);
});

function namedBy(text: string): string | null {
  try {
    const reference = parseReference(text);
    const isMore = reference.tag !== undefined || reference.digest !== undefined;
    return reference.kind === 'registry' && !isMore ? reference.repository : null;
  } catch {
    return null;
  }
}
