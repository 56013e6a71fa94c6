import 'server-only';
import type { ImageLine, ImageView } from '@/lib/contract/image';
import { attachFindings } from '@/lib/finding/attach-findings';
import type { Reference } from '@/lib/oci/reference';
import { Channel } from './channel';
import { type ImageHead, type LoadOptions, openImage } from './open-image';

/**
 * Everything about an image: its manifest or index, and of each entry the manifest and config, all read together.
 * An entry that cannot be read has its `problem` and the rest is there. Throws what `Content.resolve` throws.
 */
export async function loadImage(
  reference: Reference,
  options: LoadOptions &
    Readonly<{
      /** Hears what the index tells, before its entries are read. */
      onHead?: (head: ImageHead) => void;
    }> = {},
): Promise<ImageView> {
  const image = await openImage(reference, options);
  options.onHead?.(image.head);
  const { entries, findings, totalBytes } = await image.load(() => undefined);
  const { type: _, ...head } = image.head;
  return {
    ...head,
    entries: attachFindings(entries, findings),
    findings,
    totalBytes,
    cost: image.cost,
    ...(await image.notices()),
  };
}

/**
 * The same as lines: the image with what its index tells, a line per entry as it arrives (a nested index before its
 * entries), the end. Throws only before the first line.
 */
export async function* streamImage(reference: Reference, options: LoadOptions = {}): AsyncGenerator<ImageLine> {
  const image = await openImage(reference, options);
  yield image.head;
  const lines = new Channel<ImageLine>();
  const loading = image.load((entry) => lines.push({ type: 'entry', entry })).finally(() => lines.close());
  // A reader that leaves early never comes to await it.
  loading.catch(() => undefined);
  yield* lines;
  const { findings, totalBytes } = await loading;
  yield { type: 'end', findings, totalBytes, cost: image.cost, ...(await image.notices()) };
}
