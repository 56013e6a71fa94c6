import { describe, expect, it } from 'vitest';
import type { SideEntry } from '@/lib/draft/entry-groups';
import { mergeRows } from '@/lib/draft/merge-rows';
import { parsePlatform } from '@/lib/platform/parse-platform';
import { keptSentence, takenBackSentence } from './merge-words';

const side = (text: string): readonly SideEntry[] =>
  text.split(' ').map((word) => {
    const [platform = '', digest = ''] = word.split('=');
    return { digest, platform: parsePlatform(platform), annotations: {}, attests: null };
  });
const merge = (seen: string, now: string, yours: string) => ({
  rows: mergeRows({ seen: side(seen), now: side(now), yours: side(yours) }),
  fields: [],
});

describe('keptSentence', () => {
  it.each([
    [
      'l/a=1 l/b=1 l/c=1',
      'l/a=2 l/b=2 l/c=1',
      'l/a=3 l/b=1 l/c=2',
      'Keeps what they changed in l/b, and your l/c. Takes l/a as chosen in the table.',
    ],
    ['l/a=1', 'l/a=2', 'l/a=1', 'Keeps what they changed in l/a. Nothing is left to choose.'],
    ['l/a=1', 'l/a=1', 'l/a=2 l/b=1', 'Keeps what you changed in l/a and l/b. Nothing is left to choose.'],
    ['l/a=1', 'l/a=2', 'l/a=3', 'Takes l/a as chosen in the table.'],
  ])('%s, %s, %s: %s', (seen, now, yours, sentence) => {
    expect(keptSentence(merge(seen, now, yours))).toBe(sentence);
  });
});

describe('takenBackSentence', () => {
  it.each([
    ['l/a=1 l/b=1', 'l/a=2 l/c=1', 'l/a=1 l/b=1', 'l/a is put back, l/b returns, l/c goes'],
    ['l/a=1', 'l/a=1 l/b=1 l/c=1 l/d=1 l/e=1 l/f=1', 'l/a=1', 'l/b, l/c, l/d, l/e and 1 more go'],
    ['l/a=1', 'l/a=1', 'l/a=2', null],
  ])('%s, %s, %s: %s', (seen, now, yours, sentence) => {
    expect(takenBackSentence(merge(seen, now, yours))).toBe(sentence);
  });
});
