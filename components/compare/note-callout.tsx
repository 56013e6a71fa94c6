import { OctagonX, TriangleAlert } from 'lucide-react';
import type { PairNote } from '@/lib/comparison/pair-notes';
import { Icon } from '../ui/icon';
import { VerbatimText } from '../ui/verbatim-text';

/** What a person should look at, in a sentence. */
export function NoteCallout({ note }: Readonly<{ note: PairNote }>) {
  const isError = note.severity === 'error';
  return (
    <p
      className={`mb-2 grid grid-cols-[20px_1fr] rounded-2 border px-3 py-2 text-xs leading-[18px] text-ink-2 wrap-anywhere ${isError ? 'border-danger-line bg-danger-bg' : 'border-warn-line bg-warn-bg'}`}
    >
      <Icon of={isError ? OctagonX : TriangleAlert} className={`mt-0.5 ${isError ? 'text-danger' : 'text-warn'}`} />
      <span>
        <span className="sr-only">{isError ? 'Error: ' : 'Warning: '}</span>
        <VerbatimText>{note.message}</VerbatimText>
      </span>
    </p>
  );
}
