'use client';

import { Eye, GitBranch, Play, Undo2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { PushSummary } from '@/lib/contract/push';
import { routes } from '@/lib/routes';
import { usePushCommands } from '../push/use-push-commands';
import { Button, ButtonLink } from '../ui/button';
import { VerbatimText } from '../ui/verbatim-text';

// Its script comes with the first undo.
const UndoDialog = dynamic(() => import('../push/undo-dialog').then((module) => module.UndoDialog));

/** The one thing to do about a push: resume it, decide, undo it, or look at it. */
export function PushHistoryAction({ push }: Readonly<{ push: PushSummary }>) {
  const commands = usePushCommands(push.id);
  const [isUndoing, setUndoing] = useState(false);
  const of = <span className="sr-only"> {push.target}</span>;
  if (commands.problem !== null) {
    return (
      <p role="alert" className="max-w-60 text-left text-xs whitespace-normal text-danger">
        <VerbatimText>{commands.problem.message}</VerbatimText>
      </p>
    );
  }
  if (push.canResume) {
    return (
      <Button size="sm" icon={Play} aria-disabled={commands.isBusy} onClick={commands.resume} className={look}>
        Resume{of}
      </Button>
    );
  }
  if (push.canUndo) {
    return (
      <>
        <Button size="sm" icon={Undo2} onClick={() => setUndoing(true)} className={look}>
          Undo{of}
        </Button>
        {isUndoing ? <UndoDialog push={push} onUndo={commands.undo} onClose={() => setUndoing(false)} /> : null}
      </>
    );
  }
  const isConflict = push.state === 'conflict';
  return (
    <ButtonLink size="sm" icon={isConflict ? GitBranch : Eye} href={routes.push(push.id)} className={look}>
      {isConflict ? 'Decide' : 'Open'}
      {of}
    </ButtonLink>
  );
}

const look = 'min-w-22 justify-start! max-md:h-11!';
