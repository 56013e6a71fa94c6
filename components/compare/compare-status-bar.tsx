import type { ImageView } from '@/lib/contract/image';
import { verifiedDigests } from '../image/facts';
import { ShortcutHelp } from '../shell/shortcut-help';
import { KeyHint } from '../ui/kbd';
import { StatusBar } from '../ui/status-bar';

type CompareStatusBarProps = Readonly<{ a: ImageView | null; b: ImageView | null; isComplete: boolean }>;

/** What of both sides is proven, and the keys that work here. */
export function CompareStatusBar({ a, b, isComplete }: CompareStatusBarProps) {
  return (
    <StatusBar
      left={a !== null && b !== null && isComplete ? <span>{proofText(a, b)}</span> : null}
      right={
        <>
          <KeyHint keys={['↑', '↓']}>platform</KeyHint>
          <KeyHint keys={['⇧X']}>swap</KeyHint>
          <KeyHint keys={['D']}>only different</KeyHint>
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
