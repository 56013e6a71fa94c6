import type { ImageView } from '@/lib/contract/image';
import { addLine, completeImage, type ImageProgress, noLines } from '@/lib/contract/image-lines';
import { loadImage } from '@/lib/inspect/load-image';
import type { Reference } from '@/lib/oci/reference';
import { type Settled, settleWithin } from './settle-within';

/** What is cached is there within this time, and goes into the first HTML whole. */
const wholeBudgetMs = 30;
/** The index of a near registry is there after as long again, and its matrix goes into the first HTML. */
const headBudgetMs = 120;

type Reading = Readonly<{
  /** What can be shown with the first HTML; null when the registry takes longer than anyone should look at nothing. */
  opened: Settled<ImageProgress>;
  loading: Promise<ImageView>;
}>;

/** Begins to read an image for a page, and waits a moment for what the page can open with. */
export async function beginReading(reference: Reference): Promise<Reading> {
  let tell: (head: ImageProgress) => void = () => undefined;
  const head = new Promise<ImageProgress>((resolve) => {
    tell = resolve;
  });
  const loading = loadImage(reference, { entries: 'auto', onHead: (line) => tell(addLine(noLines, line)) });
  const whole = loading.then(completeImage);
  const opened =
    (await settleWithin(whole, wholeBudgetMs)) ?? (await settleWithin(Promise.race([head, whole]), headBudgetMs));
  return { opened, loading };
}
