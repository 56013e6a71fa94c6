import 'server-only';
import { counted } from '@/lib/display/counted';
import { openContent } from '@/lib/inspect/open-content';
import { artifactKind } from '@/lib/oci/artifact-kind';
import type { Content, ReadOptions } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import type { Digest } from '@/lib/oci/digest';
import { parseManifest } from '@/lib/oci/parse-manifest';
import { parseReference, type Reference, repositoryOf } from '@/lib/oci/reference';
import { referrersTag } from '@/lib/oci/referrers-tag';
import { nullIfMissing } from '@/lib/problem/null-if-missing';
import { ProblemError } from '@/lib/problem/problem';
import { listReferrers } from '@/lib/registry/list-referrers';
import type { PushWork } from '@/lib/store/pushes';
import { tagBefore } from './tag-before';

/** Of how many manifests of one source it is asked; each costs five small requests. */
const maxSubjects = 6;

/** What cosign names by its tag. @see cosign specs/SIGNATURE_SPEC.md, Tag-based discovery */
const cosignKinds = { sig: 'cosign signature', att: 'cosign attestation', sbom: 'cosign SBOM' } as const;

/**
 * What refers to the images that a push copies, and stays where it is: signatures, SBOMs. A sentence for each place that has any.
 * It is looked for in the first images of each source, and keeps nobody from a plan where it cannot be asked.
 */
export async function leftReferrers(work: PushWork, options: ReadOptions): Promise<readonly string[]> {
  const brought = new Set<string>(work.entries.map(({ descriptor }) => descriptor.digest));
  const told = await Promise.all(
    [...subjectsByPlace(work)].map(async ([place, subjects]) => {
      const found = await Promise.all(
        subjects.map((subject) => kindsOf({ place: parseReference(place), subject, brought, options })),
      );
      return sentence(place, found.flat());
    }),
  );
  return told.filter((text) => text !== null);
}

function subjectsByPlace({ repository, tags, entries }: PushWork): ReadonlyMap<string, readonly Digest[]> {
  const subjects = new Map<string, Digest[]>();
  const written = tags.flatMap(({ after }) => after ?? []).slice(0, 1);
  for (const { source, descriptor, platform } of entries) {
    const place = repositoryOf(parseReference(source));
    if (place === repository || platform?.os === 'unknown') continue;
    const known = subjects.get(place) ?? written.slice();
    if (known.length < maxSubjects) known.push(descriptor.digest);
    subjects.set(place, known);
  }
  return subjects;
}

type Asked = Readonly<{ place: Reference; subject: Digest; brought: ReadonlySet<string>; options: ReadOptions }>;

/** What kind each referrer of `subject` is of that the push does not bring itself. */
async function kindsOf({ place, subject, brought, options }: Asked): Promise<readonly string[]> {
  const content = openContent(place);
  const [listed, ...tagged] = await Promise.all([
    unlessRefused(listedAt(place, subject, options)),
    ...Object.entries(cosignKinds).map(async ([ending, kind]) => {
      const tag = `${referrersTag(subject)}.${ending}`;
      return (await unlessRefused(isThere(content, { ...place, tag }, options))) ? kind : null;
    }),
  ]);
  const left = (listed ?? []).filter(({ digest }) => !brought.has(digest));
  return [...left.map(kindOf), ...tagged.filter((kind) => kind !== null)];
}

async function listedAt(place: Reference, subject: Digest, options: ReadOptions): Promise<readonly Descriptor[]> {
  const kept = place.kind === 'registry' ? await listReferrers(place, subject, options) : null;
  if (kept !== null) return kept;
  const list = await tagBefore({ ...place, tag: referrersTag(subject) }, options);
  const parsed = list && parseManifest(list.bytes, list.mediaType);
  return parsed?.kind === 'index' ? parsed.manifests : [];
}

async function isThere(content: Content, reference: Reference, options: ReadOptions): Promise<boolean> {
  return (await nullIfMissing(content.resolve(reference, { ...options, headOnly: true }))) !== null;
}

/** A place that does not tell leaves the plan without a note. */
async function unlessRefused<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (thrown) {
    if (thrown instanceof ProblemError) return null;
    throw thrown;
  }
}

function kindOf({ artifactType = '' }: Descriptor): string {
  return artifactKind(artifactType) ?? (artifactType.slice(0, 80) || 'an unknown type');
}

function sentence(place: string, kinds: readonly string[]): string | null {
  if (kinds.length === 0) return null;
  const what = counted(kinds.length, 'referrer', 'referrers');
  const distinct = [...new Set(kinds)];
  const named = [...distinct.slice(0, 3), ...(distinct.length > 3 ? ['…'] : [])].join(', ');
  return `${place} holds ${what} of what is copied (${named}), which ${kinds.length === 1 ? 'stays' : 'stay'} there: “oras cp -r” or “cosign copy” takes them along.`;
}
