import { expect, it } from 'vitest';
import { digestOf, entryView, imageView } from '@/lib/testing/image-view';
import { rawDocuments } from './raw-documents';

const leaf = entryView('1.1.0', 'linux/riscv64');
const outer = entryView('1', null, { kind: 'index' });
const inner = entryView('1.1', null, { kind: 'index' });
const view = imageView([outer]);

it('offers every index on the way to a nested entry, from the inside out', () => {
  expect(
    rawDocuments(view, { entry: leaf, parents: [outer, inner] }).map(({ label, digest }) => [label, digest]),
  ).toEqual([
    ['Manifest', leaf.digest],
    ['Descriptor', inner.digest],
    ['Index 1.1', inner.digest],
    ['Index 1', outer.digest],
    ['Top index', digestOf('index')],
  ]);
});

it('finds the descriptor in the index that lists the entry', () => {
  expect(rawDocuments(view, { entry: leaf, parents: [] })[1]).toMatchObject({ digest: view.digest, descriptorAt: 0 });
});

it('offers the manifest alone where there is no index', () => {
  const single = imageView([leaf], { kind: 'manifest' });
  expect(rawDocuments(single, { entry: leaf, parents: [] }).map(({ value }) => value)).toEqual(['manifest']);
});
