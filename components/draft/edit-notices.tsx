import { problemText } from '@/lib/problem/problem-text';
import { Button } from '../ui/button';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';
import type { DraftEditing } from './use-draft';

/** Edits that were not saved: because somebody else was first, or because they cannot be. */
export function EditNotices({ editing }: Readonly<{ editing: DraftEditing }>) {
  const { unsaved, failure, reapply, dismiss, edit } = editing;
  if (unsaved.length === 0 && failure === null) return null;
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-warn-line bg-warn-bg px-6 py-2 text-xs max-md:px-4"
    >
      {unsaved.length > 0 ? (
        <>
          <Status tone="warn" wraps className="flex-1 basis-80 text-ink!">
            <b>This draft was edited by somebody else meanwhile.</b> Below is their version. Not saved of yours:{' '}
            <VerbatimText>{`${unsaved.map(({ does }) => does).join('; ')}.`}</VerbatimText>
          </Status>
          <span className="flex gap-1.5">
            <Button size="sm" onClick={dismiss}>
              Keep theirs
            </Button>
            <Button size="sm" variant="primary" onClick={reapply}>
              Make mine again
            </Button>
          </span>
        </>
      ) : null}
      {failure !== null && unsaved.length === 0 ? (
        <>
          <Status tone="danger" wraps className="flex-1 basis-80">
            <VerbatimText>{`${failure.change.does}: ${problemText(failure.problem)}`}</VerbatimText>
          </Status>
          <span className="flex gap-1.5">
            <Button size="sm" onClick={dismiss}>
              Dismiss
            </Button>
            <Button size="sm" onClick={() => edit(failure.change)}>
              Try again
            </Button>
          </span>
        </>
      ) : null}
    </div>
  );
}
