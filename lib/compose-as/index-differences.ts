import type { DraftEntry } from '../draft/draft';
import type { IndexContent } from '../draft/index-text';
import type { Annotations } from '../oci/annotations';
import { mediaType } from '../oci/media-type';
import { equalPlatforms } from '../platform/equal-platforms';
import { formatPlatform } from '../platform/format-platform';
import type { Platform } from '../platform/platform';
import type { Difference, DifferenceKind } from './compose-command';

/** What stands in the index that a program makes otherwise than in the draft, in finished sentences. Entries are told apart by their ids. */
export function indexDifferences(
  draft: IndexContent,
  made: IndexContent,
  because: Partial<Record<DifferenceKind, string>>,
): readonly Difference[] {
  const found = [
    ...mediaTypeDifference(draft, made),
    ...leftOut(draft, made),
    ...orderDifference(draft, made),
    ...pairsOf(draft, made).flatMap(entryDifferences),
    ...indexFieldDifferences(draft, made),
  ];
  return grouped(found).map(({ kind, message }) => ({
    kind,
    message: because[kind] === undefined ? `${message}.` : `${message}: ${because[kind]}.`,
  }));
}

/** What is said of several entries is said once: `say` is given their names, and whether it is one. */
type Found = Readonly<{ kind: DifferenceKind; entry?: DraftEntry; say: (names: string, isOne: boolean) => string }>;

function grouped(found: readonly Found[]): readonly Difference[] {
  const groups = new Map<string, { first: Found; entries: DraftEntry[] }>();
  for (const one of found) {
    const key = one.say('', true);
    const group = groups.get(key) ?? { first: one, entries: [] };
    if (one.entry !== undefined) group.entries.push(one.entry);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ first, entries }) => ({
    kind: first.kind,
    message: first.say(named(entries), entries.length === 1),
  }));
}

function named(entries: readonly DraftEntry[]): string {
  const [first, ...others] = entries;
  if (first === undefined) return '';
  if (entries.every(({ attests }) => attests !== null)) {
    return entries.length === 1 ? 'An attestation' : `${entries.length} attestations`;
  }
  return others.length === 0 ? nameOf(first) : `${nameOf(first)} and ${others.length} more`;
}

function nameOf({ attests, platform, config }: DraftEntry): string {
  if (attests !== null) return 'an attestation';
  const known = platform ?? config;
  if (known === null) return 'An entry without a platform';
  return [formatPlatform(known), known['os.version']].filter(Boolean).join(' ');
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
  return [
    {
      kind: 'media-type',
      say: () => (made.mediaType === mediaType.dockerList ? 'It becomes a Docker list' : 'It becomes an OCI index'),
    },
  ];
}

function leftOut(draft: IndexContent, made: IndexContent): readonly Found[] {
  const there = new Set(made.entries.map(({ id }) => id));
  return draft.entries
    .filter(({ id }) => !there.has(id))
    .map((entry) => ({
      kind: 'left-out',
      entry,
      say: (names, isOne) => `${names} ${isOne ? 'is' : 'are'} left out`,
    }));
}

function orderDifference(draft: IndexContent, made: IndexContent): readonly Found[] {
  const there = new Set(made.entries.map(({ id }) => id));
  const wanted = draft.entries.filter(({ id }) => there.has(id));
  if (wanted.every(({ id }, at) => made.entries[at]?.id === id)) return [];
  const shown = made.entries.slice(0, 4).map(nameOf).join(', ');
  const on = made.entries.length > 4 ? ' and on' : '';
  return [{ kind: 'order', say: () => `The entries stand in another order, ${shown}${on}` }];
}

function entryDifferences({ wanted, made }: Pair): readonly Found[] {
  return [
    ...platformDifferences(wanted.platform, made.platform).map((say) => ({
      kind: 'platform' as const,
      entry: wanted,
      say,
    })),
    ...annotationDifference(wanted, made),
    ...artifactTypeDifference(wanted, made),
    ...fieldDifferences(wanted, made),
  ];
}

function platformDifferences(wanted: Platform | null, made: Platform | null): readonly Found['say'][] {
  if (equalPlatforms(wanted, made)) return [];
  if (made === null) return [loses('the platform')];
  if (wanted === null) return [gets('a platform')];
  return (['os', 'architecture', 'variant', 'os.version', 'os.features'] as const).flatMap((field) => {
    const [before, after] = [String(wanted[field] ?? ''), String(made[field] ?? '')];
    if (before === after) return [];
    if (after === '') return [loses(`the ${field} ${before}`)];
    return [gets(`the ${field} ${after}${before === '' ? '' : ` instead of ${before}`}`)];
  });
}

function annotationDifference(wanted: DraftEntry, made: DraftEntry): readonly Found[] {
  const lost = lostKeys(wanted.annotations, made.annotations).length;
  if (lost === 0) return [];
  const say: Found['say'] =
    wanted.attests === null
      ? loses(lost === 1 ? 'an annotation' : `${lost} annotations`)
      : (names, isOne) => `${names} no longer ${isOne ? 'says what it attests' : 'say what they attest'}`;
  return [{ kind: 'annotations', entry: wanted, say }];
}

function artifactTypeDifference(wanted: DraftEntry, made: DraftEntry): readonly Found[] {
  const [before, after] = [wanted.descriptor.artifactType, made.descriptor.artifactType];
  if (before === after) return [];
  const say = after === undefined ? loses('the artifactType') : gets('an artifactType');
  return [{ kind: 'artifact-type', entry: wanted, say }];
}

function fieldDifferences(wanted: DraftEntry, made: DraftEntry): readonly Found[] {
  return (['urls', 'data'] as const)
    .filter((field) => wanted.descriptor[field] !== undefined && made.descriptor[field] === undefined)
    .map((field) => ({ kind: 'fields', entry: wanted, say: loses(`the ${field}`) }));
}

function indexFieldDifferences(draft: IndexContent, made: IndexContent): readonly Found[] {
  const lost = lostKeys(draft.annotations, made.annotations).length;
  const found: Found[] = [];
  if (lost > 0) {
    const what = lost === 1 ? 'an annotation' : `${lost} annotations`;
    found.push({ kind: 'index-annotations', say: () => `The index loses ${what}` });
  }
  if (draft.artifactType !== null && made.artifactType === null) {
    found.push({ kind: 'index-artifact-type', say: () => 'The index loses its artifactType' });
  }
  if (draft.subject !== null && made.subject === null) {
    found.push({ kind: 'subject', say: () => 'The index loses its subject' });
  }
  return found;
}

const loses =
  (what: string): Found['say'] =>
  (names, isOne) =>
    `${names} ${isOne ? 'loses' : 'lose'} ${what}`;
const gets =
  (what: string): Found['say'] =>
  (names, isOne) =>
    `${names} ${isOne ? 'gets' : 'get'} ${what}`;

function lostKeys(wanted: Annotations, made: Annotations): readonly string[] {
  return Object.keys(wanted).filter((key) => made[key] !== wanted[key]);
}
