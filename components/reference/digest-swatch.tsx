import { swatchDigits } from '@/lib/display/digest';
import type { Digest } from '@/lib/oci/digest';

const sizes = {
  sm: 'h-[9px] [&>i]:w-[3px]',
  md: 'h-3 [&>i]:w-1',
  lg: 'h-4 [&>i]:w-1.5',
} as const;

type DigestSwatchProps = Readonly<{ digest: Digest; size?: keyof typeof sizes; className?: string }>;

/** Six blocks, one per leading hex digit: an aid to see that two digests differ, never the proof that they agree. */
export function DigestSwatch({ digest, size = 'md', className = '' }: DigestSwatchProps) {
  return (
    <span
      aria-hidden="true"
      className={`inline-flex flex-none self-center overflow-hidden rounded-1 forced-color-adjust-none ${sizes[size]} ${className}`}
    >
      {swatchDigits(digest).map((digit, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the position is the digit's identity.
        <i key={position} style={{ background: `var(--color-swatch-${digit})` }} />
      ))}
    </span>
  );
}
