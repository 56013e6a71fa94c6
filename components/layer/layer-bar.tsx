import type { LayerView } from '@/lib/contract/image';
import { formatBytes } from '@/lib/display/bytes';
import { counted } from '@/lib/display/counted';

/** The smallest share a segment is drawn with, so that a tiny layer stays visible. */
const smallestShare = 0.006;
/** From this share on there is room for the layer's number. */
const numberedShare = 0.06;

type LayerBarProps = Readonly<{ layers: readonly LayerView[]; sharedDigests: ReadonlySet<string> }>;

/** The layers side by side, as wide as they are large; hatched where another entry has the same blob. */
export function LayerBar({ layers, sharedDigests }: LayerBarProps) {
  const totalBytes = layers.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const label = `Layer sizes, ${formatBytes(totalBytes)} in ${counted(layers.length, 'layer', 'layers')}`;
  return (
    <>
      <div role="img" aria-label={label} className="flex h-6 gap-px overflow-hidden rounded-1 forced-color-adjust-none">
        {layers.map(({ digest, sizeBytes }, index) => {
          const share = totalBytes === 0 ? 1 : sizeBytes / totalBytes;
          return (
            <i
              // biome-ignore lint/suspicious/noArrayIndexKey: a manifest may list one blob twice; the position is the identity.
              key={index}
              title={`layer ${index + 1}: ${formatBytes(sizeBytes)}`}
              className={`grid min-w-0.5 place-items-center text-2xs not-italic ${segmentLook(index, sharedDigests.has(digest))}`}
              style={{ flex: Math.max(share, smallestShare) }}
            >
              {share >= numberedShare ? index + 1 : null}
            </i>
          );
        })}
      </div>
      <p className="mt-1 mb-2.5 flex justify-between text-2xs text-ink-3">
        <span>0</span>
        <span>{formatBytes(totalBytes)} compressed</span>
      </p>
    </>
  );
}

function segmentLook(index: number, isShared: boolean): string {
  if (isShared) {
    return 'bg-[repeating-linear-gradient(135deg,color-mix(in_oklab,var(--arch)_46%,var(--color-canvas))_0_6px,color-mix(in_oklab,var(--arch)_30%,var(--color-canvas))_6px_12px)]';
  }
  return index % 2 === 0
    ? 'bg-[color-mix(in_oklab,var(--arch)_46%,var(--color-canvas))]'
    : 'bg-[color-mix(in_oklab,var(--arch)_32%,var(--color-canvas))]';
}
