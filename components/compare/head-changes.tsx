import { compareHeads, differs } from '@/lib/comparison/compare-fields';
import type { FieldChange } from '@/lib/contract/comparison';
import type { ImageView } from '@/lib/contract/image';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';

/** What differs in the two indexes themselves, in a line. */
export function HeadChanges({ a, b }: Readonly<{ a: ImageView; b: ImageView }>) {
  if (a.digest === b.digest) {
    return (
      <p className="pb-2.5 text-xs text-ink-2">
        <Status tone="ok">Both sides are the same digest: nothing changed.</Status>
      </p>
    );
  }
  const changed = compareHeads(a, b).filter(differs);
  const annotations = changed.filter(({ of }) => of === 'annotation');
  if (changed.length === 0 || (a.kind !== 'index' && b.kind !== 'index')) return null;
  const parts = [
    ...(changed.length > annotations.length ? [`media type ${a.mediaType} → ${b.mediaType}`] : []),
    ...(['changed', 'added', 'removed'] as const).flatMap((verdict) => annotationText(annotations, verdict)),
  ];
  return (
    <p className="pb-2.5 text-xs text-ink-2 wrap-anywhere">
      The index itself: <VerbatimText>{parts.join('; ')}</VerbatimText>
    </p>
  );
}

/** `annotations added: version, source`; the keys that the image-spec predefines by their last part. */
function annotationText(annotations: readonly FieldChange[], verdict: FieldChange['verdict']): readonly string[] {
  const names = annotations.filter((one) => one.verdict === verdict).map(({ name }) => name);
  const short = names.map((name) => name.replace('org.opencontainers.image.', ''));
  return names.length === 0 ? [] : [`annotations ${verdict}: ${short.join(', ')}`];
}
