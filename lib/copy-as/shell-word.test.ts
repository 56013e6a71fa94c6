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
  ])('%j is quoted', (word, quoted) => expect(shellWord(word)).toBe(quoted));

  it('reaches the program as it was, whatever it is', () => {
    const text = fc.string({ unit: 'binary' }).filter((word) => !word.includes('\0'));
    const words = fc.array(fc.oneof(text, fc.constantFrom("'", "''", '\\', '"', '$HOME', '-n', '!!')), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(words, (given) => {
        const printed = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${shellCommand(given)}`]).toString('utf8');
        expect(printed.split('\0').slice(0, -1)).toEqual(given);
      }),
      { numRuns: 10 },
    );
  });
});
