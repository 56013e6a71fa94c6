import { Suspense, use } from 'react';
import type { ImageView } from '@/lib/contract/image';
import { formatBytes } from '@/lib/display/bytes';
import { counted } from '@/lib/display/counted';
import type { Reference } from '@/lib/oci/reference';
import { ShortcutHelp } from '../shell/shortcut-help';
import { KeyHint } from '../ui/kbd';
import { StatusBar } from '../ui/status-bar';
import { verifiedDigests } from './facts';
import { pullsLeft } from './pulls-left';

type Cost = ImageView['cost'];

type ImageStatusBarProps = Readonly<{
  reference: Reference;
  view: ImageView | null;
  isComplete: boolean;
  /** What the server had already begun to read for this page when the browser joined in. */
  openingCost: Promise<Cost> | null;
}>;

/** What the page cost its registry, what of it is proven, and the keys that work here. */
export function ImageStatusBar({ reference, view, isComplete, openingCost }: ImageStatusBarProps) {
  return (
    <StatusBar
      left={
        <>
          <span>{sourceText(reference, view)}</span>
          {view !== null && isComplete ? (
            <>
              <Suspense>
                <CostText cost={view.cost} openingCost={openingCost} />
              </Suspense>
              <VerifiedText view={view} />
            </>
          ) : null}
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
            <ShortcutHelp of="image" />
          </>
        )
      }
    />
  );
}

/** `docker.io, anonymous, 14 of 100 pulls left`. */
function sourceText(reference: Reference, view: ImageView | null): string {
  if (reference.kind === 'layout') return `layout ${reference.layout}`;
  if (!view?.rateLimit) return reference.registry;
  return [reference.registry, view.rateLimit.account ?? 'anonymous', pullsLeft(view)].join(', ');
}

function CostText({ cost, openingCost }: Readonly<{ cost: Cost; openingCost: Promise<Cost> | null }>) {
  const opening = openingCost === null ? null : use(openingCost);
  const requests = cost.requests + (opening?.requests ?? 0);
  const bytesRead = cost.bytesRead + (opening?.bytesRead ?? 0);
  if (requests === 0) return <span>no requests, all at hand</span>;
  return (
    <span>
      {counted(requests, 'request', 'requests')}, {formatBytes(bytesRead)} read
    </span>
  );
}

function VerifiedText({ view }: Readonly<{ view: ImageView }>) {
  const { verified, expected } = verifiedDigests(view);
  if (verified < expected) return <span>{`${verified} of ${expected} digests verified`}</span>;
  return <span>{expected === 1 ? '1 digest verified' : `all ${expected} digests verified`}</span>;
}
