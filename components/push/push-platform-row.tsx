import { ChevronDown, ChevronRight } from 'lucide-react';
import { formatBytes } from '@/lib/display/bytes';
import { architectureFamily } from '@/lib/platform/architecture-family';
import { PlatformLabel } from '../platform/platform-label';
import { Icon } from '../ui/icon';
import { BlobStepList } from './blob-step-list';
import { blobsBrought } from './blobs-brought';
import { isNamed, type PlatformProgress } from './platform-progress';
import { ProgressTrack } from './progress-track';
import { PushedDigest } from './pushed-digest';
import { StepStatus } from './step-status';

type PushPlatformRowProps = Readonly<{
  progress: PlatformProgress;
  /** Whether the push goes on no more: what waits then was not sent. */
  isOver: boolean;
  isOpen: boolean;
  onToggle: () => void;
}>;

const cell = 'h-10! max-md:h-auto! max-md:border-0! max-md:p-0!';

/** One platform of a push; below `md` it becomes three lines. */
export function PushPlatformRow({ progress, isOver, isOpen, onToggle }: PushPlatformRowProps) {
  const { digest, platform, blobs, doneBlobs, bytes, share, state, problem, manifest } = progress;
  return (
    <tbody data-arch={architectureFamily(platform?.architecture ?? 'unknown')} className="max-md:block">
      <tr
        aria-selected={isOpen}
        className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:items-center max-md:gap-x-3 max-md:gap-y-0.5 max-md:border-b max-md:border-line max-md:px-2 max-md:py-2"
      >
        <th scope="row" className={cell}>
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={onToggle}
            className="flex min-h-7 items-center gap-1.5 text-left max-md:min-h-11"
          >
            <Icon of={isOpen ? ChevronDown : ChevronRight} size="sm" className="text-ink-3" />
            {platform === null ? 'no platform' : <PlatformLabel platform={platform} />}
            {isNamed(progress) ? null : <span className="text-xs text-ink-3">attestation</span>}
            <span className="sr-only">, blobs</span>
          </button>
        </th>
        <td className={`w-33 ${cell} max-md:col-span-2 max-md:row-start-3 max-md:w-full`}>
          <ProgressTrack share={share} />
        </td>
        <td className={`text-right! text-xs ${cell} max-md:hidden`}>
          {blobs.length === 0 ? null : `${doneBlobs} / ${blobs.length}`}
        </td>
        <td className={`text-xs text-ink-3 ${cell} max-md:col-start-1 max-md:row-start-2`}>
          {blobsBrought(blobs, isOver)}
        </td>
        <td className={`text-right! text-xs ${cell} max-md:col-start-2 max-md:row-start-2`}>
          {bytes.sent < bytes.total
            ? `${formatBytes(bytes.sent)} of ${formatBytes(bytes.total)}`
            : formatBytes(bytes.total)}
        </td>
        <td className={`${cell} max-md:hidden`}>
          {manifest?.state === 'done' ? (
            <PushedDigest digest={digest} absent="" />
          ) : (
            <PushedDigest digest={null} absent={isOver ? 'not there' : 'waits for blobs'} />
          )}
        </td>
        <td className={`${cell} max-md:col-start-2 max-md:row-start-1`}>
          <StepStatus state={state} problem={problem} isOver={isOver} />
        </td>
      </tr>
      {isOpen ? (
        <tr className="max-md:block">
          <td colSpan={7} className="bg-chrome max-md:block max-md:h-auto! max-md:px-2!">
            <BlobStepList steps={blobs} isOver={isOver} />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}
