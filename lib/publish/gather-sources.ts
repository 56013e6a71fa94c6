import 'server-only';
import type { DraftSource } from '@/lib/contract/draft';
import type { DraftEntry } from '@/lib/draft/draft';
import { type AnnotationsPatch, type PlatformPatch, patchAnnotations, patchPlatform } from '@/lib/draft/patch-entry';
import type { Digest } from '@/lib/oci/digest';
import { parseReference } from '@/lib/oci/reference';
import { platformKey } from '@/lib/platform/normalize-platform';
import { parsePlatform } from '@/lib/platform/parse-platform';
import { ProblemError } from '@/lib/problem/problem';
import { type SourceEntries, sourceEntries } from './source-entries';

/**
 * The entries of all `sources`, in their order, read together; what is set on a source is set on its entries.
 * Throws the problem of the first that cannot be had, which names it: there is no half a draft.
 */
export async function gatherSources(
  sources: readonly DraftSource[],
  signal?: AbortSignal,
): Promise<readonly SourceEntries[]> {
  const gathered = await Promise.allSettled(sources.map((source) => gatherSource(source, signal)));
  const failed = gathered.flatMap((outcome, at) =>
    outcome.status === 'rejected' ? [{ reason: outcome.reason, ref: refOf(sources[at]) }] : [],
  );
  const [first] = failed;
  if (first === undefined)
    return gathered.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  if (!(first.reason instanceof ProblemError)) throw first.reason;
  const { problem } = first.reason;
  const details = {
    ...problem.details,
    side: 'source',
    source: first.ref,
    failedSources: failed.map(({ ref }) => ref),
  };
  throw new ProblemError({ ...problem, details }, { cause: first.reason });
}

async function gatherSource(source: DraftSource, signal: AbortSignal | undefined): Promise<SourceEntries> {
  const { ref, platform, annotations, platforms, digests } = typeof source === 'string' ? { ref: source } : source;
  const found = await sourceEntries(parseReference(ref), { ...(signal && { signal }) });
  const ofPlatforms = platforms === undefined ? found.entries : entriesOf(found.entries, platforms, ref);
  const chosen = digests === undefined ? ofPlatforms : withDigests(ofPlatforms, digests, ref);
  const entries = chosen.map((entry) => withEdits(entry, platform, annotations));
  const isWhole = chosen === found.entries && platform === undefined && annotations === undefined;
  return { ...found, entries, index: isWhole ? found.index : null };
}

/** What is set on a source is for its images: attestations declare no platform. */
function withEdits(entry: DraftEntry, platform: PlatformPatch = {}, annotations: AnnotationsPatch = {}): DraftEntry {
  if (entry.attests !== null) return entry;
  const isSet = Object.keys(platform).length > 0;
  return {
    ...entry,
    platform: isSet ? patchPlatform(entry.platform, platform) : entry.platform,
    annotations: patchAnnotations(entry.annotations, annotations),
  };
}

/** The entries of the platforms asked for, and what attests them. Throws `not_found` for a platform that is not there. */
function entriesOf(entries: readonly DraftEntry[], platforms: readonly string[], ref: string): readonly DraftEntry[] {
  const chosen = platforms.flatMap((text) => {
    const key = platformKey(parsePlatform(text));
    const found = entries.filter(
      ({ platform, attests }) => attests === null && platform !== null && platformKey(withoutVersion(platform)) === key,
    );
    if (found.length > 0) return found;
    throw new ProblemError({
      code: 'not_found',
      message: `${ref} has no entry for ${text}.`,
      hint: 'Choose one of the platforms that it lists.',
    });
  });
  const digests = new Set(chosen.map(({ descriptor }) => descriptor.digest));
  return entries.filter((entry) => chosen.includes(entry) || (entry.attests !== null && digests.has(entry.attests)));
}

/** The entries with these digests. Throws `not_found` for one that is not there. */
function withDigests(entries: readonly DraftEntry[], digests: readonly Digest[], ref: string): readonly DraftEntry[] {
  const chosen = entries.filter(({ descriptor }) => digests.includes(descriptor.digest));
  const lacking = digests.find((digest) => !chosen.some(({ descriptor }) => descriptor.digest === digest));
  if (lacking === undefined) return chosen;
  throw new ProblemError({
    code: 'not_found',
    message: `${ref} has no entry ${lacking}.`,
    hint: 'Choose among the digests that it lists.',
  });
}

function withoutVersion({ os, architecture, variant }: NonNullable<DraftEntry['platform']>) {
  return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}

function refOf(source: DraftSource | undefined): string {
  return typeof source === 'string' ? source : (source?.ref ?? '');
}
