import type { PushStep } from '@/lib/contract/push';
import { formatBytes } from '@/lib/display/bytes';
import { ProgressTrack } from './progress-track';
import { PushedDigest } from './pushed-digest';
import { StepStatus } from './step-status';

type BlobStepListProps = Readonly<{ steps: readonly PushStep[]; isOver: boolean }>;

/** The blobs of one platform, in the order of its manifest, each with its bytes. */
export function BlobStepList({ steps, isOver }: BlobStepListProps) {
  if (steps.length === 0)
    return <p className="py-1.5 pl-5 text-xs text-ink-3">Its manifest was there, with all it names.</p>;
  return (
    <ol aria-label="Blobs" className="pb-2 pl-5 max-md:pl-0">
      {steps.map((step) => (
        <li
          key={step.digest}
          className="grid min-h-6.5 grid-cols-[64px_128px_132px_110px_minmax(0,1fr)] items-center gap-x-3 border-line text-xs not-last:border-b max-md:grid-cols-[52px_minmax(0,1fr)_auto] max-md:py-1"
        >
          <span className="mono text-ink-3">{kindOf(step)}</span>
          <PushedDigest digest={step.digest} digits={12} absent="" />
          <span className="max-md:order-last max-md:col-span-3">
            <ProgressTrack share={shareOf(step)} />
          </span>
          <span className="text-right">{bytesOf(step)}</span>
          <span className="max-md:hidden">
            <StepStatus state={step.way === 'there' ? 'there' : step.state} problem={step.problem} isOver={isOver} />
          </span>
        </li>
      ))}
    </ol>
  );
}

/** A config is the one blob that says what it is. */
function kindOf({ mediaType }: PushStep): string {
  return /\b(config|container\.image)\b/.test(mediaType) ? 'config' : 'layer';
}

function shareOf({ state, sentBytes, sizeBytes }: PushStep): number {
  if (state === 'done') return 1;
  return sizeBytes === 0 ? 0 : sentBytes / sizeBytes;
}

function bytesOf({ way, state, sentBytes, sizeBytes }: PushStep): string {
  return way === 'copy' && state !== 'done' && sentBytes > 0
    ? `${formatBytes(sentBytes)} of ${formatBytes(sizeBytes)}`
    : formatBytes(sizeBytes);
}
