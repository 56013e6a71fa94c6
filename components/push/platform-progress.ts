import type { PlatformView } from '@/lib/contract/image';
import type { Push, PushStep } from '@/lib/contract/push';

/** How far one child of the pushed index has come. */
export type PlatformProgress = Readonly<{
  digest: string;
  platform: PlatformView | null;
  blobs: readonly PushStep[];
  manifest: PushStep | undefined;
  /** Blobs that are at the target. */
  doneBlobs: number;
  /** Bytes that are copied for it, and how many of them were sent; a blob that several need counts for each. */
  bytes: Readonly<{ sent: number; total: number }>;
  /** From 0 to 1. */
  share: number;
  state: PushStep['state'] | 'there';
  /** Why it failed: the first of its steps that did. */
  problem: PushStep['problem'];
}>;

/** The steps of a push by the platforms that need them, in the order of the index. */
export function platformProgress({ platforms, steps }: Pick<Push, 'platforms' | 'steps'>): readonly PlatformProgress[] {
  const blobsOf = new Map<string, PushStep[]>();
  const manifests = new Map<string, PushStep>();
  for (const step of steps) {
    if (step.kind === 'manifest') manifests.set(step.digest, step);
    if (step.kind !== 'blob') continue;
    for (const child of step.entries) {
      const known = blobsOf.get(child);
      if (known === undefined) blobsOf.set(child, [step]);
      else known.push(step);
    }
  }
  return platforms.map(({ digest, platform }) => {
    const blobs = blobsOf.get(digest) ?? [];
    const manifest = manifests.get(digest);
    const bytes = copiedBytes(blobs);
    return {
      digest,
      platform,
      blobs,
      manifest,
      doneBlobs: blobs.filter(({ state }) => state === 'done').length,
      bytes,
      share: shareOf(blobs, manifest, bytes),
      state: stateOf(blobs, manifest),
      problem: [...blobs, ...(manifest ? [manifest] : [])].find((step) => step.problem !== null)?.problem ?? null,
    };
  });
}

/** Whether hosts can pull it: an attestation is listed as `unknown/unknown`. */
export function isNamed({ platform }: PlatformProgress): boolean {
  return platform?.os !== 'unknown';
}

/** Bytes that `steps` copy, and how many of them were sent. */
export function copiedBytes(steps: readonly PushStep[]): Readonly<{ sent: number; total: number }> {
  const copied = steps.filter(({ way }) => way === 'copy');
  return {
    sent: copied.reduce((sum, { sentBytes }) => sum + sentBytes, 0),
    total: copied.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  };
}

/** How much of a push is done, from 0 to 1: by bytes where some are copied, else by steps. It is 1 only when it is done. */
export function pushShare({ state, bytes, stepCount }: Pick<Push, 'state' | 'bytes' | 'stepCount'>): number {
  if (state === 'done') return 1;
  const { sent, total } = bytes.total > 0 ? bytes : { sent: stepCount.done, total: stepCount.total };
  const share = total === 0 ? 0 : sent / total;
  return Math.min(share, 0.99);
}

function shareOf(
  blobs: readonly PushStep[],
  manifest: PushStep | undefined,
  { sent, total }: PlatformProgress['bytes'],
): number {
  if (manifest === undefined) return 0;
  if (manifest.state === 'done') return 1;
  if (total > 0) return sent / total;
  return blobs.filter(({ state }) => state === 'done').length / (blobs.length + 1);
}

function stateOf(blobs: readonly PushStep[], manifest: PushStep | undefined): PlatformProgress['state'] {
  if (manifest === undefined) return 'waiting';
  if (manifest.way === 'there') return 'there';
  if (manifest.state === 'done') return 'done';
  const all = [...blobs, manifest];
  if (all.some(({ state }) => state === 'failed')) return 'failed';
  if (all.some(({ state }) => state === 'running')) return 'running';
  return all.some(({ state }) => state === 'stopped') ? 'stopped' : 'waiting';
}
