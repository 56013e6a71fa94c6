import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellCommand, shellWord } from './shell-word';

describe('a word of a command line', () => {
  it.each(['alpine:3.20', 'ghcr.io/a/b@sha256:00', '--platform', 'reg=host:5000,tls=disabled', 'linux/arm/v7'])(
    '%s stands as it is',
    (word) => expect(shellWord(word)).toBe(word),
  );

  it.each([
    ['', "''"],
    ['a b', "'a b'"],
    ['[::1]:5000/a', "'[::1]:5000/a'"],
    ["it's", `'it'\\''s'`],
    ['$(reboot)', "'$(reboot)'"],
    ['`reboot`;\nreboot', "'`reboot`;\nreboot'"],
    ['~root', "'~root'"],
    ['*', "'*'"],
    // What ends a bracketed paste: the rest would be typed.
    ['a\x1b[201~b', `'a'"$(printf '\\033')"'[201~b'`],
    ['\t\r', `"$(printf '\\011\\015')"`],
    ['\u009b1', `"$(printf '\\302\\233')"'1'`],
  ])('%j is quoted', (word, quoted) => expect(shellWord(word)).toBe(quoted));

  it('holds no control character that a terminal would obey', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (word) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that must not be there
        expect(shellWord(word)).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
      }),
    );
  });

  it('reaches the program as it was, whatever it is', () => {
    const text = fc.string({ unit: 'binary' }).filter((word) => !word.includes('\0'));
    const words = fc.array(
      fc.oneof(text, fc.constantFrom("'", "''", '\\', '"', '$HOME', '-n', '!!', '\x1b[201~', 'a\n', '\t', '\u0085%s')),
      {
        minLength: 1,
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(words, (given) => {
        const printed = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${shellCommand(given)}`]).toString('utf8');
        expect(printed.split('\0').slice(0, -1)).toEqual(given);
      }),
      { numRuns: 10 },
    );
  });
});
