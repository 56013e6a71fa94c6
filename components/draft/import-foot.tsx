import type { ReactNode } from 'react';
import type { Problem } from '@/lib/problem/problem';
import { ProblemStatus } from '../problem/problem-status';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';
import type { FileUpload } from '../upload/file-uploads';

type ImportFootProps = Readonly<{
  problem: Problem | null;
  /** Files that are still on their way. */
  unfinished: readonly FileUpload[];
  cancel: ReactNode;
  children: ReactNode;
}>;

/** The foot of an import: why it was refused, what is left out of it, the way out, and the one action. */
export function ImportFoot({ problem, unfinished, cancel, children }: ImportFootProps) {
  const [first, ...others] = unfinished;
  return (
    <div className="flex flex-none flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-chrome px-5 py-3 max-md:sticky max-md:bottom-0 max-md:px-4">
      <p aria-live="polite" className="min-w-0 flex-1 basis-60 text-xs text-ink-3 wrap-anywhere">
        {problem !== null ? (
          <ProblemStatus problem={problem} />
        ) : first !== undefined ? (
          <Status tone="info" wraps>
            <VerbatimText>
              {others.length === 0
                ? `${first.name} is left out until its upload is done.`
                : `${unfinished.length} files are left out until their uploads are done.`}
            </VerbatimText>
          </Status>
        ) : (
          'Every value can be edited afterwards. Nothing is written to a registry before Push.'
        )}
      </p>
      <span className="ml-auto flex gap-1.5">
        {cancel}
        {children}
      </span>
    </div>
  );
}
