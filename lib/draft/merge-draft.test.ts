import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../oci/digest';
import { mediaType } from '../oci/media-type';
import { parsePlatform } from '../platform/parse-platform';
import { type Draft, type DraftEntry, draftContent } from './draft';
import { draftManifest } from './draft-manifest';
import { emptyDraft } from './empty-draft';
import { type DraftMerge, mergeDraft, type SeenSide } from './merge-draft';
import type { MergeChoices } from './merge-rows';

const digest = (name: string): Digest => `sha256:${createHash('sha256').update(name).digest('hex')}`;
const names = new Map<string, string>();
let ids = 0;

/** `linux/amd64=a1` is an image, `linux/amd64=a1+s1` one with an attestation, `=a1` one without a platform. */
function entriesOf(text: string): readonly DraftEntry[] {
  return text.split(' ').flatMap((word) => {
    const [platform = '', content = ''] = word.split('=');
    const [image = '', attestation] = content.split('+');
    const own = entry(image, platform === '' ? null : parsePlatform(platform), null);
    return attestation === undefined
      ? [own]
      : [own, entry(attestation, { os: 'unknown', architecture: 'unknown' }, digest(image))];
  });
}

function entry(name: string, platform: DraftEntry['platform'], attests: Digest | null): DraftEntry {
  names.set(digest(name), name);
  const descriptor = { mediaType: mediaType.ociManifest, digest: digest(name), size: 1 };
  return { id: `e${ids++}`, source: `far/app@${name}`, descriptor, platform, annotations: {}, config: null, attests };
}

function side(text: string, more: Partial<Draft> = {}): Draft {
  const draft = { ...emptyDraft, entries: text === '' ? [] : entriesOf(text), ...more };
  return {
    ...draft,
    origin: { text: `the text of ${text}`, mediaType: mediaType.ociIndex, unedited: draftContent(draft) },
  };
}

/** What a look at a tag keeps: digests and platforms. */
function seenOf({ entries, ...fields }: Draft, isWhole = true): SeenSide {
  return {
    ...fields,
    entries: entries.map(({ descriptor, platform, annotations, attests }) => ({
      digest: descriptor.digest,
      platform,
      annotations: isWhole ? annotations : null,
      attests,
    })),
  };
}

const contentOf = ({ entries }: Draft) => entries.map(({ descriptor }) => names.get(descriptor.digest)).join(' ');
const merge = (seen: string, now: string, yours: string, choices: MergeChoices = {}) =>
  mergeDraft(side(yours), seenOf(side(seen)), side(now), choices);

describe('mergeDraft', () => {
  it.each([
    ['takes what only they changed', 'l/a=a1 l/b=b1', 'l/a=a2 l/b=b1', 'l/a=a1 l/b=b2', 'a2 b2'],
    ['takes what only they added, after what it follows there', 'l/a=a1', 'l/a=a1 l/n=n1', 'l/a=a1 l/y=y1', 'a1 n1 y1'],
    ['takes what they added in front', 'l/a=a1', 'l/n=n1 l/a=a1', 'l/a=a2', 'n1 a2'],
    ['leaves out what only you removed', 'l/a=a1 l/b=b1', 'l/a=a2 l/b=b1', 'l/a=a1', 'a2'],
    ['takes once what both added alike', '', 'l/a=a1', 'l/a=a1 l/b=b1', 'a1 b1'],
    [
      'keeps your order, once you changed anything',
      'l/a=a1 l/b=b1',
      'l/b=b1 l/a=a1 l/c=c1',
      'l/a=a1 l/b=b2',
      'a1 c1 b2',
    ],
    ['takes their order while you changed nothing', 'l/a=a1 l/b=b1', 'l/b=b2 l/a=a1', 'l/a=a1 l/b=b1', 'b2 a1'],
    ['brings attestations with their image', 'l/a=a1+s1', 'l/a=a2+s2', 'l/a=a1+s1 l/b=b1+t1', 'a2 s2 b1 t1'],
    ['takes an image anew for its new attestation', 'l/a=a1+s1', 'l/a=a1+s2', 'l/a=a1+s1', 'a1 s2'],
    ['takes both of two for one platform', 'l/a=a1', 'l/a=a1 l/a=a2', 'l/a=a1 l/b=b1', 'a1 a2 b1'],
    ['takes away what they doubled no more', 'l/a=a1 l/a=a2', 'l/a=a2', 'l/a=a1 l/a=a2 l/b=b1', 'a2 b1'],
    ['knows an entry without a platform by its digest', '=x1 l/a=a1', 'l/a=a1 =x2', '=x1 l/a=a2', 'x1 a2 x2'],
    ['takes an attestation of one image under two platforms once', 'l/a=a1', 'l/a=a1+s1 l/b=a1', 'l/a=a1', 'a1 s1 a1'],
    ['reads spellings of a platform as one', 'linux/arm64=a1', 'linux/arm64/v8=a2', 'linux/arm64=a1 l/b=b1', 'a2 b1'],
    ['takes theirs whole where the tag is new to you', '', 'l/a=a1', '', 'a1'],
  ])('%s', (_, seen, now, yours, expected) => {
    const { draft, rows } = merge(seen, now, yours);
    expect(contentOf(draft)).toBe(expected);
    expect(rows.filter(({ asks, key }) => asks && !key.startsWith('sha256:'))).toEqual([]);
  });

  it.each([
    ['both changed it', 'l/a=a1', 'l/a=a2', 'l/a=a3', 'l/a', 'a3', 'a2'],
    ['they removed what you kept', 'l/a=a1 l/b=b1', 'l/b=b1', 'l/a=a1 l/b=b1', 'l/a', 'a1 b1', 'b1'],
    ['they removed what you changed', 'l/a=a1', '', 'l/a=a2', 'l/a', 'a2', ''],
    ['you removed what they changed', 'l/a=a1 l/b=b1', 'l/a=a2 l/b=b1', 'l/b=b1', 'l/a', 'b1', 'a2 b1'],
    ['both added it', '', 'l/a=a1', 'l/a=a2', 'l/a', 'a2', 'a1'],
  ])('asks where %s', (_, seen, now, yours, key, asYours, asTheirs) => {
    const { rows, draft } = merge(seen, now, yours);
    expect(rows.filter(({ asks }) => asks).map((row) => row.key)).toEqual([key]);
    expect(rows[0]?.key).toBe(key);
    expect(contentOf(draft)).toBe(asYours);
    expect(contentOf(merge(seen, now, yours, { [key]: 'yours' }).draft)).toBe(asYours);
    expect(contentOf(merge(seen, now, yours, { [key]: 'theirs' }).draft)).toBe(asTheirs);
  });

  it('tells for each platform who changed it, what asks first', () => {
    const { rows } = merge(
      'l/a=a1 l/b=b1 l/c=c1 l/d=d1 l/f=f1',
      'l/a=a2 l/b=b1 l/c=c1 l/f=f2',
      'l/b=b1 l/c=c2 l/d=d1 l/e=e1 l/a=a3 l/f=f2',
    );
    expect(rows.map(({ key, verdict, inMerge }) => [key, verdict, inMerge])).toEqual([
      ['l/d', 'theirs', 'yours'],
      ['l/a', 'both', 'yours'],
      ['l/b', 'same', 'either'],
      ['l/c', 'yours', 'yours'],
      ['l/e', 'yours', 'yours'],
      ['l/f', 'alike', 'either'],
    ]);
  });

  it('decides annotations, subject and artifactType of the index one by one', () => {
    const seen = side('l/a=a1', { annotations: { kept: '1', mine: '1', theirs: '1', gone: '1', both: '1' } });
    const now = side('l/a=a1', { annotations: { kept: '1', mine: '1', theirs: '2', both: '2' }, artifactType: 'x/y' });
    const yours = side('l/a=a1', { annotations: { kept: '1', mine: '2', theirs: '1', gone: '1', both: '3' } });
    const asked = mergeDraft(yours, seenOf(seen), now);
    expect(asked.draft.annotations).toEqual({ kept: '1', mine: '2', theirs: '2', gone: '1', both: '3' });
    expect(asked.draft.artifactType).toBe('x/y');
    expect(asked.fields.filter(({ asks }) => asks).map(({ key }) => key)).toEqual([
      'annotation gone',
      'annotation both',
    ]);
    const { draft } = mergeDraft(yours, seenOf(seen), now, {
      'annotation gone': 'theirs',
      'annotation both': 'theirs',
    });
    expect(draft.annotations).toEqual({ kept: '1', mine: '2', theirs: '2', both: '2' });
  });

  it('tells an entry whose annotations alone were changed from one that stayed', () => {
    const [image] = entriesOf('l/a=a1');
    const noted = { ...side(''), entries: image === undefined ? [] : [{ ...image, annotations: { note: 'x' } }] };
    expect(mergeDraft(noted, seenOf(side('l/a=a1')), side('l/a=a2')).rows[0]).toMatchObject({ verdict: 'both' });
    const { rows } = mergeDraft(noted, seenOf(side('l/a=a1'), false), side('l/a=a2'));
    expect(rows[0]).toMatchObject({ verdict: 'theirs' });
  });

  it('writes the variant that one side stated', () => {
    const variants = ({ draft }: DraftMerge) => draft.entries.map(({ platform }) => platform?.variant);
    expect(variants(merge('linux/arm=a1', 'linux/arm/v7=a1', 'linux/arm=a1'))).toEqual(['v7']);
    expect(variants(merge('linux/arm=a1', 'linux/arm=a1', 'linux/arm/v7=a1'))).toEqual(['v7']);
  });

  it('names a single manifest that was seen by the platform that others name for it', () => {
    const { rows } = mergeDraft(side('l/a=a1'), seenOf(side('=a1'), false), side('l/a=a2'));
    expect(rows).toMatchObject([{ key: 'l/a', verdict: 'theirs' }]);
  });

  it('writes the bytes of the tag where the merge is what the tag has', () => {
    const { draft } = mergeDraft(side('l/a=a1'), seenOf(side('l/a=a1')), side('l/a=a2 l/b=b1'));
    expect(draftManifest(draft).text).toBe('the text of l/a=a2 l/b=b1');
  });
});

describe('of any three sides', () => {
  const word = fc.tuple(
    fc.constantFrom('l/a=a', 'l/b=b', 'l/c=c', 'linux/arm=d', 'linux/arm/v7=d', '=x'),
    fc.integer({ min: 1, max: 3 }),
    fc.constantFrom('', '+s', '+t'),
  );
  const anySide = fc
    .array(word, { maxLength: 6 })
    .map((words) => words.map(([name, version, more]) => `${name}${version}${more}`).join(' '));
  const choice = fc.constantFrom('theirs' as const, 'yours' as const);
  const written = (draft: Draft) => draftContent(draft);

  it('a side that changed nothing gives the other', () => {
    fc.assert(
      fc.property(anySide, anySide, choice, (seen, changed, chosen) => {
        const theirs = merge(seen, changed, seen);
        const all = Object.fromEntries(theirs.rows.map(({ key }) => [key, 'theirs' as const]));
        expect(written(merge(seen, changed, seen, all).draft)).toBe(written(side(changed)));
        expect(written(merge(seen, seen, changed, { 'l/a': chosen }).draft)).toBe(written(side(changed)));
        expect(written(merge(seen, changed, changed).draft)).toBe(written(side(changed)));
      }),
    );
  });

  it('each platform has all images of the side that was taken, and each attestation has its image', () => {
    fc.assert(
      fc.property(anySide, anySide, anySide, choice, (seen, now, yours, chosen) => {
        const asked = Object.fromEntries(merge(seen, now, yours).rows.map(({ key }) => [key, chosen]));
        const sides = { theirs: side(now), yours: side(yours) };
        const { draft, rows } = mergeDraft(sides.yours, seenOf(side(seen)), sides.theirs, asked);
        const images = ({ entries }: Pick<Draft, 'entries'>) => entries.filter(({ attests }) => attests === null);
        const counts = rows.map(
          ({ inMerge, now: theirs, yours: own }) => (inMerge === 'theirs' ? theirs : own)?.count ?? 0,
        );
        expect(images(draft).length).toBe(counts.reduce((sum, count) => sum + count, 0));
        expect(new Set(draft.entries.map(({ id }) => id)).size).toBe(draft.entries.length);
        const there = new Set(images(draft).map(({ descriptor }) => descriptor.digest));
        expect(draft.entries.every(({ attests }) => attests === null || there.has(attests))).toBe(true);
      }),
    );
  });
});
