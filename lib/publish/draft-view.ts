import 'server-only';
import { digestOf } from '@/lib/content/verify';
import type { DraftSummary, DraftView } from '@/lib/contract/draft';
import { againstToday, removedSince } from '@/lib/draft/against-today';
import { checkDraft } from '@/lib/draft/check-draft';
import type { RefusedForms } from '@/lib/draft/check-form';
import { formatOf, lossesAs } from '@/lib/draft/draft-format';
import { draftManifest } from '@/lib/draft/draft-manifest';
import { parseReference } from '@/lib/oci/reference';
import type { StoredDraft } from '@/lib/store/drafts';
import { refusedForms } from '@/lib/store/refused-forms';

/** A draft with all that follows from it: the exact bytes of its index, what is wrong with it, what it changes. */
export async function draftView({ id, version, draft, seen, ...kept }: StoredDraft): Promise<DraftView> {
  const { mediaType, text } = draftManifest(draft);
  const changeOf = seen && againstToday(seen.entries);
  const bytes = new TextEncoder().encode(text);
  const { target, tags, format, entries, annotations, subject, artifactType } = draft;
  return {
    id,
    version,
    target,
    tags,
    format,
    writtenAs: formatOf(draft),
    entries: entries.map((entry, position) => ({
      id: entry.id,
      position,
      source: entry.source,
      digest: entry.descriptor.digest,
      mediaType: entry.descriptor.mediaType,
      sizeBytes: entry.descriptor.size,
      platform: entry.platform,
      config: entry.config,
      annotations: entry.annotations,
      attests: entry.attests,
      today: changeOf?.(entry) ?? null,
    })),
    annotations,
    subject,
    artifactType,
    findings: checkDraft(draft, await refusedBy(draft.target)),
    losses: { oci: lossesAs('oci', draft), docker: lossesAs('docker', draft) },
    digest: digestOf(bytes),
    sizeBytes: bytes.length,
    mediaType,
    manifest: text,
    today: seen && { digest: seen.digest, mediaType: seen.mediaType, entries: seen.entries, at: isoTime(seen.atMs) },
    removed: seen === null ? [] : removedSince(entries, seen.entries),
    canUndo: kept.canUndo,
    canRedo: kept.canRedo,
    createdAt: isoTime(kept.createdAtMs),
    updatedAt: isoTime(kept.updatedAtMs),
  };
}

/** The same in short, for the list of drafts. */
export async function draftSummary(stored: StoredDraft): Promise<DraftSummary> {
  const { entries, findings, ...view } = await draftView(stored);
  const { id, version, target, tags, writtenAs, digest, removed, today, createdAt, updatedAt } = view;
  const counted = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  return {
    id,
    version,
    target,
    tags,
    writtenAs,
    digest,
    removed,
    today,
    createdAt,
    updatedAt,
    platforms: entries
      .filter(({ attests }) => attests === null)
      .map(({ platform, today: change }) => ({ platform, today: change })),
    findings: { errors: counted('error'), warnings: counted('warning') },
  };
}

/** What the registry of `target` has refused before; a layout refuses nothing. */
async function refusedBy(target: string | null): Promise<RefusedForms | null> {
  const reference = target === null ? null : parseReference(target);
  if (reference?.kind !== 'registry') return null;
  const { registry } = reference;
  return { registry, forms: await refusedForms(registry) };
}

/** A moment as the API tells it: ISO 8601, in UTC. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
