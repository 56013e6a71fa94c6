import fc from 'fast-check';
import { expect, it } from 'vitest';
import { entryChoicePattern, formatEntryChoice, parseEntryChoice } from './entry-choice';

it.each(['all', 'none', 'auto', '0', '0,2.1', '10.0.3,7'])('“%s” is a choice', (text) => {
  expect(text).toMatch(entryChoicePattern);
  expect(formatEntryChoice(parseEntryChoice(text))).toBe(text);
});

it.each(['', 'All', ',', '0,', '0,,1', '-1', '1.', '.1', '0;1', 'all,0', '1e3'])('“%s” is none', (text) => {
  expect(text).not.toMatch(entryChoicePattern);
});

it('takes whatever it writes', () => {
  const id = fc.array(fc.nat(99_999), { minLength: 1, maxLength: 9 }).map((parts) => parts.join('.'));
  fc.assert(
    fc.property(fc.array(id, { minLength: 1, maxLength: 50 }), (ids) => {
      const text = formatEntryChoice(ids);
      expect(text).toMatch(entryChoicePattern);
      expect(parseEntryChoice(text)).toEqual(ids);
    }),
  );
});
