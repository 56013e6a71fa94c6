import type { ReactNode } from 'react';
import type { Problem } from '@/lib/problem/problem';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';

type ImportFootProps = Readonly<{ problem: Problem | null; cancel: ReactNode; children: ReactNode }>;

/** The foot of an import: why it was refused, the way out, and the one action. */
export function ImportFoot({ problem, cancel, children }: ImportFootProps) {
  return (
    <div className="flex flex-none flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-chrome px-5 py-3 max-md:sticky max-md:bottom-0 max-md:px-4">
      <p aria-live="polite" className="min-w-0 flex-1 basis-60 text-xs text-ink-3 wrap-anywhere">
        {problem === null ? (
          'Every value can be edited afterwards. Nothing is written to a registry before Push.'
        ) : (
          <Status tone="danger" wraps>
            <VerbatimText>{[problem.message, problem.hint].filter(Boolean).join(' ')}</VerbatimText>
          </Status>
        )}
      </p>
      <span className="ml-auto flex gap-1.5">
        {cancel}
        {children}
      </span>
    </div>
  );
}
