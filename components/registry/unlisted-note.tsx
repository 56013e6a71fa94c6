import type { Problem } from '@/lib/problem/problem';
import { ProblemAction } from '../problem/problem-action';
import { VerbatimText } from '../ui/verbatim-text';

type UnlistedNoteProps = Readonly<{
  host: string;
  /** Why the registry lists none. */
  reason: Problem;
  onSolved: () => void;
}>;

/** Many registries list their repositories to nobody: what is shown instead, and what might help. */
export function UnlistedNote({ host, reason, onSolved }: UnlistedNoteProps) {
  return (
    <div className="my-2 border-l-2 border-line-control pl-3 text-xs">
      <p className="wrap-anywhere">
        <VerbatimText>{reason.message}</VerbatimText>
      </p>
      <p className="text-ink-2">
        Below is what was looked at here before. Any other repository of {host} opens by its name.
      </p>
      <p className="mt-2 empty:hidden">
        <ProblemAction problem={reason} onSolved={onSolved} />
      </p>
    </div>
  );
}
