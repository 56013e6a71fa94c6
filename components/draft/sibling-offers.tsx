import type { Siblings } from '@/lib/contract/siblings';
import { SiblingList } from './sibling-list';
import type { DraftImporting } from './use-draft-import';
import { useSiblings } from './use-siblings';

type SiblingOffersProps = Readonly<{
  importing: Pick<DraftImporting, 'pasted' | 'rows' | 'isChosen' | 'choose'>;
  /** Of a draft that there is already. */
  known: Siblings | null;
  isNew: boolean;
}>;

/** Siblings that can be added to the pasted references: those of the first, or of the draft. */
export function SiblingOffers({ importing, known, isNew }: SiblingOffersProps) {
  const { pasted, rows, isChosen, choose } = importing;
  const { preview, append, isStale, text } = pasted;
  const [first] = preview?.sources ?? [];
  const isList = preview?.kind === 'references';
  const found = useSiblings(isNew && isList && !isStale && first !== undefined ? first.reference : null);
  const siblings = isNew ? found : preview === null || isList ? known : null;
  if (siblings === null) return null;
  const lines = new Set(text.split('\n'));
  const rowOf = (reference: string) => rows.find(({ layout, title }) => layout === null && title === reference);
  return (
    <SiblingList
      groups={siblings.families.map((family) => ({ pattern: family.pattern, rows: family.siblings }))}
      notes={siblings.notes}
      target={null}
      isIn={({ reference }) => {
        const row = rowOf(reference);
        return row === undefined ? lines.has(reference) : isChosen(row);
      }}
      onToggle={({ reference }, isIn) => {
        const row = rowOf(reference);
        if (row !== undefined) choose(row, isIn);
        else if (isIn) append(reference);
      }}
    />
  );
}
