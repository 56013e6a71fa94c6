import type { ImageView } from '@/lib/contract/image';
import { verifiedDigests } from '../image/facts';
import { ShortcutHelp } from '../shell/shortcut-help';
import { KeyHint } from '../ui/kbd';
import { StatusBar } from '../ui/status-bar';

type CompareStatusBarProps = Readonly<{
  a: ImageView | null;
  b: ImageView | null;
  isComplete: boolean;
  /** Whether there is a list of platforms to step through. */
  hasRows: boolean;
}>;

/** What of both sides is proven, and the keys that work here. */
export function CompareStatusBar({ a, b, isComplete, hasRows }: CompareStatusBarProps) {
  return (
    <StatusBar
      left={a !== null && b !== null && isComplete ? <span>{proofText(a, b)}</span> : null}
      right={
        <>
          {hasRows ? <KeyHint keys={['↑', '↓']}>platform</KeyHint> : null}
          <KeyHint keys={['⇧X']}>swap</KeyHint>
          {hasRows ? <KeyHint keys={['D']}>only different</KeyHint> : null}
          <ShortcutHelp of="compare" />
        </>
      }
    />
  );
}

/** `22 manifests and configs read, all digests verified`. */
function proofText(a: ImageView, b: ImageView): string {
  const [ofA, ofB] = [verifiedDigests(a), verifiedDigests(b)];
  const verified = ofA.verified + ofB.verified;
  const expected = ofA.expected + ofB.expected;
  return verified < expected
    ? `${verified} of ${expected} digests verified`
    : `${verified} manifests and configs read, all digests verified`;
}
