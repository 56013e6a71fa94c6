import type { DraftEntry } from '../draft/draft';
import type { IndexContent } from '../draft/index-text';
import { mediaType } from '../oci/media-type';
import { formatPlatform } from '../platform/format-platform';
import type { Platform } from '../platform/platform';
import type { Difference, DifferenceKind } from './compose-command';
import { equalPlatforms } from './platform-over-config';

type Because = Partial<Record<DifferenceKind, string>>;

/** What stands in the index that a program makes otherwise than in the draft, in finished sentences. Entries are told apart by their ids. */
export function indexDifferences(draft: IndexContent, made: IndexContent, because: Because): readonly Difference[] {
  const found = [
    ...mediaTypeDifference(draft, made),
    ...leftOut(draft, made),
    ...orderDifference(draft, made),
    ...pairsOf(draft, made).flatMap(entryDifferences),
    ...indexFieldDifferences(draft, made),
  ];
  return [...grouped(found)].map(([text, { kind, entries }]) => ({
    kind,
    message: sentence(entries.length === 0 ? text : `${text} ${named(entries)}`, because[kind]),
  }));
}

/** `entry` where it concerns one: what is said of several entries is said once. */
type Found = Readonly<{ kind: DifferenceKind; text: string; entry?: DraftEntry }>;

function grouped(found: readonly Found[]) {
  const groups = new Map<string, { kind: DifferenceKind; entries: DraftEntry[] }>();
  for (const { kind, text, entry } of found) {
    const group = groups.get(text) ?? { kind, entries: [] };
    if (entry !== undefined) group.entries.push(entry);
    groups.set(text, group);
  }
  return groups;
}

function sentence(text: string, reason: string | undefined): string {
  return reason === undefined ? `${text}.` : `${text}: ${reason}.`;
}

function named([first, ...others]: readonly DraftEntry[]): string {
  const name = first === undefined ? '' : nameOf(first);
  return others.length === 0 ? `of ${name}` : `of ${name} and ${others.length} more`;
}

function nameOf({ attests, platform, config }: DraftEntry): string {
  if (attests !== null) return 'an attestation';
  const known = platform ?? config;
  return known === null ? 'an entry without a platform' : formatPlatform(known);
}

type Pair = Readonly<{ wanted: DraftEntry; made: DraftEntry }>;

function pairsOf(draft: IndexContent, made: IndexContent): readonly Pair[] {
  const byId = new Map(made.entries.map((entry) => [entry.id, entry]));
  return draft.entries.flatMap((wanted) => {
    const entry = byId.get(wanted.id);
    return entry === undefined ? [] : [{ wanted, made: entry }];
  });
}

function mediaTypeDifference(draft: IndexContent, made: IndexContent): readonly Found[] {
  if (draft.mediaType === made.mediaType) return [];
  const text = made.mediaType === mediaType.dockerList ? 'It becomes a Docker list' : 'It becomes an OCI index';
  return [{ kind: 'media-type', text }];
}

function leftOut(draft: IndexContent, made: IndexContent): readonly Found[] {
  const there = new Set(made.entries.map(({ id }) => id));
  const missing = draft.entries.filter(({ id }) => !there.has(id));
  const attestations = missing.filter(({ attests }) => attests !== null).length;
  const images = missing.length - attestations;
  return [
    ...(attestations === 0 ? [] : [leftOutText(attestations, 'attestation')]),
    ...(images === 0 ? [] : [leftOutText(images, images === 1 ? 'entry' : 'entries')]),
  ];
}

function leftOutText(count: number, noun: string): Found {
  const text = count === 1 ? `One ${noun} is left out` : `${count} ${noun.replace(/n$/, 'ns')} are left out`;
  return { kind: 'left-out', text };
}

function orderDifference(draft: IndexContent, made: IndexContent): readonly Found[] {
  const there = new Set(made.entries.map(({ id }) => id));
  const wanted = draft.entries.filter(({ id }) => there.has(id));
  if (wanted.every(({ id }, at) => made.entries[at]?.id === id)) return [];
  const shown = made.entries.slice(0, 4).map(nameOf).join(', ');
  return [
    { kind: 'order', text: `The entries stand in another order, ${shown}${made.entries.length > 4 ? ' and on' : ''}` },
  ];
}

function entryDifferences({ wanted, made }: Pair): readonly Found[] {
  return [
    ...platformDifferences(wanted.platform, made.platform).map((text) => ({
      kind: 'platform' as const,
      text,
      entry: wanted,
    })),
    ...annotationDifference(wanted, made),
    ...artifactTypeDifference(wanted, made),
    ...fieldDifferences(wanted, made),
  ];
}

function platformDifferences(wanted: Platform | null, made: Platform | null): readonly string[] {
  if (equalPlatforms(wanted, made)) return [];
  if (made === null) return ['No platform stands there'];
  if (wanted === null) return ['A platform stands there'];
  return (['os', 'architecture', 'variant', 'os.version', 'os.features'] as const).flatMap((field) => {
    const [before, after] = [String(wanted[field] ?? ''), String(made[field] ?? '')];
    if (before === after) return [];
    if (after === '') return [`The ${field} ${before} is lost`];
    return [before === '' ? `The ${field} ${after} is added` : `The ${field} is ${after}, not ${before},`];
  });
}

function annotationDifference(wanted: DraftEntry, made: DraftEntry): readonly Found[] {
  const lost = Object.entries(wanted.annotations).filter(([key, value]) => made.annotations[key] !== value).length;
  if (lost === 0) return [];
  if (wanted.attests !== null) {
    return [{ kind: 'annotations', text: 'Nothing says any more what it attests', entry: wanted }];
  }
  return [
    { kind: 'annotations', text: lost === 1 ? 'An annotation is lost' : `${lost} annotations are lost`, entry: wanted },
  ];
}

function artifactTypeDifference({ descriptor }: DraftEntry, made: DraftEntry): readonly Found[] {
  const after = made.descriptor.artifactType;
  if (descriptor.artifactType === after) return [];
  return [
    {
      kind: 'artifact-type',
      text: after === undefined ? 'The artifactType of an entry is lost' : 'Entries get an artifactType',
    },
  ];
}

function fieldDifferences({ descriptor }: DraftEntry, made: DraftEntry): readonly Found[] {
  return (['urls', 'data'] as const)
    .filter((field) => descriptor[field] !== undefined && made.descriptor[field] === undefined)
    .map((field) => ({ kind: 'fields', text: `The ${field} of an entry are lost` }));
}

function indexFieldDifferences(draft: IndexContent, made: IndexContent): readonly Found[] {
  const lost = Object.keys(draft.annotations).filter((key) => made.annotations[key] !== draft.annotations[key]).length;
  return [
    ...(lost === 0
      ? []
      : [
          {
            kind: 'index-annotations' as const,
            text: lost === 1 ? 'An annotation of the index is lost' : `${lost} annotations of the index are lost`,
          },
        ]),
    ...(draft.artifactType !== null && made.artifactType === null
      ? [{ kind: 'index-artifact-type' as const, text: 'The artifactType of the index is lost' }]
      : []),
    ...(draft.subject !== null && made.subject === null
      ? [{ kind: 'subject' as const, text: 'The subject of the index is lost' }]
      : []),
  ];
}
