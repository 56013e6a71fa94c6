import type { ImageView } from '@/lib/contract/image';
import { formatBytes } from '@/lib/display/bytes';
import type { Reference } from '@/lib/oci/reference';
import { counted } from '../platform/entry-text';
import { ShortcutHelp } from '../shell/shortcut-help';
import { KeyHint } from '../ui/kbd';
import { StatusBar } from '../ui/status-bar';
import { verifiedDigests } from './facts';
import { imageShortcuts } from './use-image-keys';

type ImageStatusBarProps = Readonly<{ reference: Reference; view: ImageView | null; isComplete: boolean }>;

/** What the page cost its registry, what of it is proven, and the keys that work here. */
export function ImageStatusBar({ reference, view, isComplete }: ImageStatusBarProps) {
  return (
    <StatusBar
      left={
        <>
          <span>{reference.kind === 'registry' ? reference.registry : `layout ${reference.layout}`}</span>
          {view !== null && isComplete ? <Facts view={view} /> : null}
        </>
      }
      right={
        view === null ? (
          <ShortcutHelp />
        ) : (
          <>
            {view.kind === 'index' ? (
              <>
                <KeyHint keys={['↑', '↓']}>platform</KeyHint>
                <KeyHint keys={['T']}>table</KeyHint>
              </>
            ) : null}
            <KeyHint keys={['[', ']']}>tabs</KeyHint>
            <KeyHint keys={['Y']}>copy digest</KeyHint>
            <ShortcutHelp shortcuts={imageShortcuts} />
          </>
        )
      }
    />
  );
}

function Facts({ view }: Readonly<{ view: ImageView }>) {
  const { requests, bytesRead } = view.cost;
  const { verified, expected } = verifiedDigests(view);
  return (
    <>
      <span>
        {requests === 0
          ? 'no requests, all from the cache'
          : `${counted(requests, 'request', 'requests')}, ${formatBytes(bytesRead)} read`}
      </span>
      <span>
        {verified === expected ? `all ${expected} digests verified` : `${verified} of ${expected} digests verified`}
      </span>
    </>
  );
}
