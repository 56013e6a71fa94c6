import type { UploadedLayout } from '@/lib/contract/layout';
import { formatBytes } from '@/lib/display/bytes';
import { counted } from '@/lib/display/counted';
import { formatPlatform } from '@/lib/platform/format-platform';
import type { FileUpload } from './file-uploads';

/** What an archive turned out to be. */
export const formNames = {
  'oci-layout': 'OCI layout',
  'docker-archive': 'docker archive',
} as const satisfies Record<UploadedLayout['form'], string>;

/** How much of a file is sent, from 0 to 1. */
export function sentShare({ state, sizeBytes }: FileUpload): number {
  if (state.kind === 'verified') return 1;
  return state.kind === 'sending' && sizeBytes > 0 ? Math.min(1, state.sentBytes / sizeBytes) : 0;
}

/** Whether all of it is sent, and the server has not answered yet. */
export function isVerifying({ state, sizeBytes }: FileUpload): boolean {
  return state.kind === 'sending' && state.sentBytes >= sizeBytes;
}

/** How far an upload is: “118 MB of 190 MB, 24.0 MB/s, 3 s left”. */
export function sentText({ state, sizeBytes }: FileUpload): string {
  if (state.kind !== 'sending') return formatBytes(sizeBytes);
  const { sentBytes, tookMs } = state;
  const sent = `${formatBytes(sentBytes)} of ${formatBytes(sizeBytes)}`;
  // What the first moments say of the rest is wrong.
  if (tookMs < 500 || sentBytes === 0) return sent;
  const bytesPerMs = sentBytes / tookMs;
  const left = durationText((sizeBytes - sentBytes) / bytesPerMs);
  return `${sent}, ${formatBytes(bytesPerMs * 1000)}/s, ${left} left`;
}

/** What was checked: “23.4 MB, 1 manifest, 5 of 5 blobs match their digests”. */
export function verifiedText({ sizeBytes, manifests, blobs }: UploadedLayout): string {
  const matching = `${blobs} of ${counted(blobs, 'blob matches its digest', 'blobs match their digests')}`;
  return `${formatBytes(sizeBytes)}, ${counted(manifests, 'manifest', 'manifests')}, ${matching}`;
}

/** What the indexes of an archive name and it does not hold, in a sentence; null where nothing is missing. */
export function missingText(missing: UploadedLayout['images'][number]['missing']): string | null {
  if (missing.length === 0) return null;
  const platforms = missing.flatMap(({ platform }) =>
    platform === null || platform.os === 'unknown' ? [] : [formatPlatform(platform)],
  );
  const others = missing.length - platforms.length;
  const parts = [...platforms, ...(others > 0 ? [counted(others, 'further manifest', 'further manifests')] : [])];
  return `Not in the file, and left out: ${parts.join(', ')}`;
}

function durationText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  return seconds < 3600 ? `${Math.ceil(seconds / 60)} min` : `${Math.ceil(seconds / 3600)} h`;
}
