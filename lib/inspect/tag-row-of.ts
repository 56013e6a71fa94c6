import 'server-only';
import type { EntryView, ImageView } from '@/lib/contract/image';
import type { TagRow } from '@/lib/contract/tag-row';
import { type Annotations, createdAnnotation } from '@/lib/oci/annotations';
import { artifactKind, buildCacheConfigType } from '@/lib/oci/artifact-kind';
import { subjectOfTag } from '@/lib/oci/attestation';
import { essenceOf } from '@/lib/oci/media-type';
import { isReferrersTag, subjectOfReferrersTag } from '@/lib/oci/referrers-tag';
import type { Problem } from '@/lib/problem/problem';

/** The row of a tag that could be read: a summary of its image. `movedAt` as in `TagRow`. */
export function tagRowOf(tag: string, view: ImageView, movedAt: string | null): TagRow {
  const leaves = leavesOf(view.entries);
  const artifact = artifactOf(tag, view);
  return {
    tag,
    digest: view.digest,
    mediaType: view.mediaType,
    kind: artifact === null ? view.kind : 'artifact',
    artifact,
    platforms:
      artifact === null
        ? leaves
            .filter(({ kind }) => kind === 'manifest')
            .map(({ platform, digest, totalBytes }) => ({ platform, digest, totalBytes }))
        : [],
    totalBytes: totalOf(view, leaves),
    created: createdOf(view, leaves),
    subject: view.subject?.digest ?? subjectOfTag(tag) ?? (artifact === referrers ? subjectOfReferrersTag(tag) : null),
    findings: {
      errors: view.findings.filter(({ severity }) => severity === 'error').length,
      warnings: view.findings.filter(({ severity }) => severity === 'warning').length,
    },
    movedAt,
    problem: view.kind === 'index' ? null : (view.entries[0]?.problem ?? null),
  };
}

/** The row of a tag that could not be read. */
export function unreadTagRow(tag: string, problem: Problem): TagRow {
  return {
    tag,
    digest: null,
    mediaType: null,
    kind: null,
    artifact: null,
    platforms: [],
    totalBytes: null,
    created: null,
    subject: null,
    findings: { errors: 0, warnings: 0 },
    movedAt: null,
    problem,
  };
}

const referrers = 'list of referrers';

/** What it is in words where it is no image; an unknown type is its own name. */
function artifactOf(tag: string, { kind, artifactType, entries }: ImageView): string | null {
  if (kind === 'artifact') {
    const blobTypes = entries[0]?.layers?.map(({ mediaType }) => mediaType) ?? [];
    return artifactKind(artifactType, blobTypes) ?? artifactType;
  }
  if (kind === 'manifest') return null;
  if (isBuildCache(entries)) return artifactKind(buildCacheConfigType);
  const isReferrers = isReferrersTag(tag) && entries.every(({ platform }) => platform === null);
  return isReferrers ? referrers : null;
}

/** BuildKit may write a cache as an index whose entries are layers, and its own config. */
function isBuildCache(entries: readonly EntryView[]): boolean {
  return entries.some(({ mediaType }) => essenceOf(mediaType) === buildCacheConfigType);
}

function totalOf({ kind, entries, totalBytes }: ImageView, leaves: readonly EntryView[]): number | null {
  if (kind === 'artifact') return entries[0]?.totalBytes ?? null;
  // Layers as entries are the content itself.
  if (isBuildCache(entries)) return sum(new Map(entries.map(({ digest, sizeBytes }) => [digest, sizeBytes])));
  const isPending = leaves.some((entry) => entry.totalBytes === null && entry.problem === null && isReadable(entry));
  const isUnread = leaves.length > 0 && leaves.every((entry) => entry.totalBytes === null);
  return isPending || isUnread ? null : totalBytes;
}

function isReadable({ kind }: EntryView): boolean {
  return kind === 'manifest' || kind === 'index';
}

/** The entries at the ends of nested indexes; an index that was not read is such an end. */
function leavesOf(entries: readonly EntryView[]): readonly EntryView[] {
  return entries.flatMap((entry) => (entry.entries === null ? [entry] : leavesOf(entry.entries)));
}

function sum(sizes: ReadonlyMap<string, number>): number {
  return [...sizes.values()].reduce((total, size) => total + size, 0);
}

/** Configs know; where they were not read, annotations may. */
function createdOf({ annotations }: ImageView, leaves: readonly EntryView[]): string | null {
  const annotated = (among: readonly Annotations[]) => latest(among.flatMap((one) => one[createdAnnotation] ?? []));
  return (
    latest(leaves.flatMap(({ config }) => config?.created ?? [])) ??
    annotated(leaves.map((entry) => entry.annotations)) ??
    annotated([annotations])
  );
}

/** The latest of the dates that are dates, in ISO 8601. */
function latest(dates: readonly string[]): string | null {
  const times = dates.map((date) => Date.parse(date)).filter((time) => !Number.isNaN(time));
  return times.length === 0 ? null : new Date(Math.max(...times)).toISOString();
}
