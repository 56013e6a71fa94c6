import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../oci/digest';
import { mediaType } from '../oci/media-type';
import { problemOf } from '../testing/problem-of';
import type { Draft, DraftEntry } from './draft';
import { type DraftEdit, editDraft } from './edit-draft';

const digest = (n: number): Digest => `sha256:${n.toString(16).padStart(64, '0')}`;
const entry = (id: string, n: number, attests: number | null = null): DraftEntry => ({
  id,
  source: `localhost:5000/app@${digest(n)}`,
  descriptor: { mediaType: mediaType.ociManifest, digest: digest(n), size: n },
  platform:
    attests === null ? { os: 'linux', architecture: 'arm', variant: 'v6' } : { os: 'unknown', architecture: 'unknown' },
  annotations: { kept: 'yes' },
  config: null,
  attests: attests === null ? null : digest(attests),
});
const draft: Draft = {
  target: null,
  tags: [],
  format: 'auto',
  entries: [entry('a', 1), entry('b', 2), entry('a-sbom', 3, 1), entry('c', 4)],
  annotations: { title: 'app' },
  subject: null,
  artifactType: null,
  origin: null,
};
const idsAfter = (edit: DraftEdit, from = draft) => editDraft(from, edit).entries.map(({ id }) => id);
const platformAfter = (patch: Extract<DraftEdit, { kind: 'platform' }>['patch']) =>
  editDraft(draft, { kind: 'platform', entry: 'a', patch }).entries[0]?.platform;

describe('editDraft', () => {
  it('changes the named fields of a platform, clears those that are null, leaves the others', () => {
    expect(platformAfter({ variant: 'v7' })).toEqual({ os: 'linux', architecture: 'arm', variant: 'v7' });
    expect(platformAfter({ variant: null, architecture: 'arm64' })).toEqual({ os: 'linux', architecture: 'arm64' });
    expect(platformAfter({ 'os.version': '10.0.1', 'os.features': ['x'] })).toEqual({
      os: 'linux',
      architecture: 'arm',
      variant: 'v6',
      'os.version': '10.0.1',
      'os.features': ['x'],
    });
    expect(platformAfter(null)).toBeNull();
  });

  it('refuses half a platform', () => {
    expect(problemOf(() => platformAfter({ os: null }))).toMatchObject({ code: 'request_invalid' });
  });

  it('takes the attestations of an entry along when it goes, unless another entry is the same manifest', () => {
    expect(idsAfter({ kind: 'remove', entry: 'a' })).toEqual(['b', 'c']);
    expect(idsAfter({ kind: 'remove', entry: 'a-sbom' })).toEqual(['a', 'b', 'c']);
    const twice = editDraft(draft, { kind: 'add', entries: [entry('a2', 1)] });
    expect(idsAfter({ kind: 'remove', entry: 'a' }, twice)).toEqual(['b', 'a-sbom', 'c', 'a2']);
  });

  it('puts what replaces an entry in its place', () => {
    expect(idsAfter({ kind: 'replace', entry: 'b', with: [entry('x', 7), entry('y', 8)] })).toEqual([
      'a',
      'x',
      'y',
      'a-sbom',
      'c',
    ]);
    expect(idsAfter({ kind: 'replace', entry: 'a', with: [entry('x', 7)] })).toEqual(['x', 'b', 'c']);
  });

  it('patches annotations, of entries and of the index', () => {
    const edited = editDraft(draft, { kind: 'entry-annotations', entry: 'b', patch: { kept: null, added: 'now' } });
    expect(edited.entries.map(({ annotations }) => annotations)[1]).toEqual({ added: 'now' });
    expect(editDraft(draft, { kind: 'annotations', patch: { version: '1' } }).annotations).toEqual({
      title: 'app',
      version: '1',
    });
  });

  it.each([
    ['an order that leaves one out', { kind: 'order', entries: ['a', 'b', 'c'] }, 'request_invalid'],
    ['an order that names one twice', { kind: 'order', entries: ['a', 'b', 'c', 'c'] }, 'request_invalid'],
    ['an order with a stranger', { kind: 'order', entries: ['a', 'b', 'c', 'z'] }, 'not_found'],
    ['the removal of a stranger', { kind: 'remove', entry: 'z' }, 'not_found'],
  ] as const)('refuses %s', (_, edit, code) => {
    expect(problemOf(() => editDraft(draft, edit))).toMatchObject({ code });
  });

  it('never changes the draft it is given, and an order keeps each entry as it is', () => {
    const order = fc.shuffledSubarray(
      draft.entries.map(({ id }) => id),
      { minLength: draft.entries.length },
    );
    const before = structuredClone(draft);
    fc.assert(
      fc.property(order, (entries) => {
        const after = editDraft(draft, { kind: 'order', entries });
        expect(after.entries.map(({ id }) => id)).toEqual(entries);
        expect(new Set(after.entries)).toEqual(new Set(draft.entries));
      }),
    );
    expect(draft).toEqual(before);
  });
});
