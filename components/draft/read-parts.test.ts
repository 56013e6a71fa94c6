import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DraftPreview } from '@/lib/contract/draft';
import { readParts } from './read-parts';

type Read = readonly [line: number, text: string];

function preview(sources: readonly Read[], target: Read | null = null): DraftPreview {
  return {
    kind: 'docker-manifest',
    target: null,
    targetLine: target?.[0] ?? null,
    targetText: target?.[1] ?? null,
    isGuessed: false,
    tags: [],
    annotations: {},
    sources: sources.map(([line, text]) => ({
      ...{ line, text, reference: `docker.io/library/${text}`, platform: {}, annotations: {} },
      ...{ entries: [], note: null, problem: null },
    })),
    notes: [],
  };
}

const marked = (text: string, of: DraftPreview) =>
  readParts(text, of)
    .map((part) => (part.readAs === null ? part.text : `${part.readAs === 'target' ? '«' : '‹'}${part.text}›`))
    .join('');

it.each<[string, string, readonly Read[], Read | null, string]>([
  [
    'a target and its sources',
    'create a:1 \\\n  a:1-arm \\\n  a:1-386',
    [
      [2, 'a:1-arm'],
      [3, 'a:1-386'],
    ],
    [1, 'a:1'],
    'create «a:1› \\\n  ‹a:1-arm› \\\n  ‹a:1-386›',
  ],
  [
    'several of one line, whatever begins alike',
    'create a:1 a:1-arm a:1-arm-v7',
    [
      [1, 'a:1-arm'],
      [1, 'a:1-arm-v7'],
    ],
    [1, 'a:1'],
    'create «a:1› ‹a:1-arm› ‹a:1-arm-v7›',
  ],
  ['one that stands twice where it was read', 'a:1\nb\na:1', [[3, 'a:1']], null, 'a:1\nb\n‹a:1›'],
  [
    'nothing of a text that was changed since',
    'something else',
    [
      [1, 'a:1'],
      [7, 'b:1'],
    ],
    null,
    'something else',
  ],
])('marks %s', (_, text, sources, target, expected) => {
  expect(marked(text, preview(sources, target))).toBe(expected);
});

it('changes no letter of the text', () => {
  const word = fc.string({ unit: fc.constantFrom('a', ':', '1', '\n', ' '), maxLength: 12 });
  const reads = fc.array(
    fc.tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.string({ unit: fc.constantFrom('a', ':', '1'), minLength: 1, maxLength: 3 }),
    ),
  );
  fc.assert(
    fc.property(word, reads, (text, sources) => {
      expect(
        readParts(text, preview(sources))
          .map((part) => part.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
