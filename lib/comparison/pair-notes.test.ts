import { expect, it } from 'vitest';
import type { EntryView, FindingView } from '../contract/image';
import { entryView, imageView } from '../testing/image-view';
import { comparePlatforms } from './compare-platforms';
import { pairNotes } from './pair-notes';

const finding = (rule: string, severity: FindingView['severity']): FindingView => ({
  rule,
  severity,
  label: rule,
  message: `${rule}.`,
  where: 'manifests[0]',
  entries: ['0'],
});
const notes = (a: EntryView, b: EntryView) =>
  comparePlatforms(imageView([a]), imageView([b])).flatMap((pair) => pairNotes(pair).map(({ label }) => label));

it('tells what is new, the gravest first, and nothing that was known', () => {
  const before = entryView('0', 'linux/amd64', { findings: [finding('old', 'error')] });
  const findings = [
    finding('old', 'error'),
    finding('odd', 'warning'),
    finding('wrong', 'error'),
    finding('aside', 'note'),
  ];
  expect(notes(before, { ...before, findings })).toEqual(['wrong', 'odd']);
});

it('says by what a lost variant was recognised', () => {
  const before = entryView('0', 'linux/arm/v6');
  const [pair] = comparePlatforms(imageView([before]), imageView([entryView('0', 'linux/arm')]));
  expect(pair && pairNotes(pair)).toMatchObject([
    {
      label: 'lost its variant v6',
      message:
        'linux/arm/v6 and linux/arm are most likely one entry that lost its variant: they have 1 of 1 layer in common.',
    },
  ]);
});

it('takes what could not be read for grave', () => {
  const failed = entryView('0', 'linux/amd64', { problem: { code: 'not_found', message: 'It is gone.' } });
  expect(notes(entryView('0', 'linux/amd64'), failed)).toEqual(['could not be read']);
});
