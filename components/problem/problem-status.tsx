import type { ComponentProps } from 'react';
import type { Problem } from '@/lib/problem/problem';
import { problemText } from '@/lib/problem/problem-text';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';

type ProblemStatusProps = Readonly<{ problem: Problem }> & Pick<ComponentProps<typeof Status>, 'className'>;

/** A problem beside what met it, in a sentence or two; a page that is nothing else has a `ProblemPanel`. */
export function ProblemStatus({ problem, ...look }: ProblemStatusProps) {
  return (
    <Status {...look} tone="danger" wraps>
      <VerbatimText>{problemText(problem)}</VerbatimText>
    </Status>
  );
}
