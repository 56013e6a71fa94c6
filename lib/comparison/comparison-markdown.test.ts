import fc from 'fast-check';
import { expect, it } from 'vitest';
import { digestOf, entryView, imageView } from '../testing/image-view';
import { comparePlatforms } from './compare-platforms';
import { comparisonMarkdown } from './comparison-markdown';
import { hostEffects } from './host-effects';

it('writes platforms and hosts as tables', () => {
  const a = imageView([entryView('0', 'linux/amd64'), entryView('1', 'linux/riscv64')]);
  const b = imageView([entryView('0', 'linux/amd64')], { digest: digestOf('b') });
  const pairs = comparePlatforms(a, b);
  expect(comparisonMarkdown({ a: 'app:1', b: 'app:2', pairs, effects: hostEffects(a, b, pairs) })).toBe(
    `## app:1 → app:2

| Platform | Before | Verdict | After | To pull | What |
| --- | --- | --- | --- | --- | --- |
| linux/amd64 | \`000000000000\` | same | \`000000000000\` | 0 B |  |
| linux/riscv64 | \`000000000000\` | removed |  |  | no longer listed |

### What hosts pull

| Host | Engines | Before | After | Effect |
| --- | --- | --- | --- | --- |
| linux/riscv64 (RISC-V) | all | linux/riscv64 | no match | loses its match |
`,
  );
});

it('keeps every cell in its place, whatever a registry calls its platforms', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (architecture) => {
      const entry = { ...entryView('0', null), platform: { os: 'linux', architecture } };
      const text = comparisonMarkdown({
        a: 'a',
        b: 'b',
        pairs: comparePlatforms(imageView([entry]), imageView([])),
        effects: [],
      });
      const lines = text.trimEnd().split('\n');
      expect(lines).toHaveLength(5);
      expect(lines[4]?.match(/(?<!\\)\|/g)).toHaveLength(7);
      expect(lines[4]).not.toMatch(/(?<!\\)</);
    }),
  );
});
