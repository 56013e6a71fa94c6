import { expect, it } from 'vitest';
import { digestOf, entryView } from '@/lib/testing/image-view';
import { inspectorTabs, turnedTab } from './inspector-tabs';

const attestation = { position: 1, digest: digestOf(1), mediaType: '', sizeBytes: 1, annotations: {} };

it.each([
  ['an image', entryView('0', 'linux/amd64'), 'overview layers config raw'],
  [
    'an attested image',
    entryView('0', 'linux/amd64', { attestations: [attestation] }),
    'overview layers config raw attestations',
  ],
  ['an artifact', entryView('0', null, { kind: 'artifact' }), 'overview layers raw'],
  ['an index that was not read', entryView('0', null, { kind: 'index', layers: null }), 'overview raw'],
])('%s has the tabs that show something of it', (_, entry, tabs) => {
  expect(inspectorTabs(entry).map(({ value }) => value)).toEqual(tabs.split(' '));
});

it.each([
  [undefined, 1, 'layers'],
  ['raw', 1, 'overview'],
  ['overview', -1, 'raw'],
  ['attestations', 1, 'layers'],
] as const)('from %s by %i the keys reach %s, and never a tab that the entry lacks', (tab, by, reached) => {
  expect(turnedTab(entryView('0', 'linux/amd64'), tab, by)).toBe(reached);
});
