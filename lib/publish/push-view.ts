import 'server-only';
import type { Push, PushStep, PushSummary } from '@/lib/contract/push';
import { removedSince } from '@/lib/draft/against-today';
import { parseManifest } from '@/lib/oci/parse-manifest';
import type { ManifestBytes } from '@/lib/oci/target';
import { hostKey } from '@/lib/platform/host-key';
import type { Platform } from '@/lib/platform/platform';
import type { ListedPush } from '@/lib/store/listed-pushes';
import type { PushWork, StoredPush } from '@/lib/store/pushes';
import type { PushProgress } from './push-progress';
import { pushRunner } from './push-runner';

/** A push as it is now: of one that is under way here, to the last byte. */
export function pushView({ progress, ...push }: StoredPush): Push {
  const { steps, log } = liveProgress(push.id) ?? progress;
  return { ...summaryOf({ ...push, bytes: bytesOf(steps), stepCount: stepCount(steps) }), steps, log };
}

/** The same in short, for the list of pushes. */
export function pushSummary(push: ListedPush): PushSummary {
  const live = liveProgress(push.id);
  if (live === undefined) return summaryOf(push);
  return summaryOf({ ...push, bytes: bytesOf(live.steps), stepCount: stepCount(live.steps) });
}

/** How far a push has come that is under way here; undefined until its steps are known. */
function liveProgress(id: string): PushProgress | undefined {
  const live = pushRunner().progressOf(id);
  return live === undefined || live.steps.length === 0 ? undefined : live;
}

function summaryOf({ id, state, work, draft, ...push }: ListedPush): PushSummary {
  const [target] = work.tags;
  const written = work.manifests.find(({ digest }) => digest === target?.after);
  const today = entriesOf(work.manifests.find(({ digest }) => digest === target?.before));
  const digestFor = digestsBefore(today);
  const { digest: now } = push.problem?.details ?? {};
  return {
    id,
    state: state === 'queued' && liveProgress(id) !== undefined ? 'running' : state,
    target: `${work.repository}:${target?.tag ?? ''}`,
    tags: work.tags.map(({ tag }) => tag),
    draft,
    mediaType: written?.mediaType ?? null,
    digest: written?.digest ?? null,
    sizeBytes: written?.bytes.length ?? 0,
    before: target?.before ?? null,
    platforms: work.entries.map(({ descriptor, platform }) => ({
      digest: descriptor.digest,
      platform,
      before: digestFor(platform),
    })),
    removed: removedSince(work.entries, today),
    bytes: push.bytes,
    stepCount: push.stepCount,
    problem: push.problem,
    conflict: state === 'conflict' ? { digest: typeof now === 'string' ? now : null } : null,
    undoOf: push.undoOf,
    undoneBy: push.undoneBy,
    canUndo: state === 'done' && push.undoneBy === null,
    canResume: state === 'failed' || state === 'cancelled',
    createdAt: new Date(push.createdAtMs).toISOString(),
    finishedAt: push.finishedAtMs === null ? null : new Date(push.finishedAtMs).toISOString(),
  };
}

/** Bytes that are copied, and how many of them were sent. */
export function bytesOf(steps: readonly PushStep[]): Push['bytes'] {
  const copied = steps.filter(({ way }) => way === 'copy');
  return {
    sent: copied.reduce((sum, { sentBytes }) => sum + sentBytes, 0),
    total: copied.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  };
}

function stepCount(steps: readonly PushStep[]): Push['stepCount'] {
  return { done: steps.filter(({ state }) => state === 'done').length, total: steps.length };
}

type Named = Readonly<{ digest: string; platform: Platform | null }>;

function entriesOf(manifest: ManifestBytes | undefined): readonly Named[] {
  if (manifest === undefined) return [];
  const parsed = parseManifest(manifest.bytes, manifest.mediaType);
  return parsed.kind === 'manifest'
    ? []
    : parsed.manifests.map(({ digest, platform = null }) => ({ digest, platform }));
}

/** What the tag had for a platform; the first entry of a platform is the one that hosts pull. */
function digestsBefore(today: readonly Named[]): (platform: PushWork['entries'][number]['platform']) => string | null {
  const digests = new Map<string, string>();
  for (const { digest, platform } of today) {
    if (platform !== null && !digests.has(hostKey(platform))) digests.set(hostKey(platform), digest);
  }
  return (platform) =>
    platform === null || platform.os === 'unknown' ? null : (digests.get(hostKey(platform)) ?? null);
}
