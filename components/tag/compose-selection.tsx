import { Layers } from 'lucide-react';
import { guessTarget } from '@/lib/draft/guess-target';
import { parseReference } from '@/lib/oci/reference';
import { useStartDraft } from '../draft-list/use-start-draft';
import { ProblemStatus } from '../problem/problem-status';
import { Button } from '../ui/button';
import { Kbd } from '../ui/kbd';
import { useShortcut } from '../ui/use-shortcut';

/** Makes a draft of the chosen tags: its target is what their names have in common, where they are builds of one thing. */
export function ComposeSelection({ references }: Readonly<{ references: readonly string[] }>) {
  const { start, isBusy, problem } = useStartDraft();
  const target = guessTarget(references);
  const compose = () => start({ sources: references, ...(target !== null && { target }) });
  useShortcut('c', compose);
  return (
    <>
      <Button variant="primary" icon={Layers} aria-disabled={isBusy} onClick={compose} className="max-md:w-full">
        Compose {target === null ? null : nameOf(target)}
        <span className="max-md:hidden">
          <Kbd>C</Kbd>
        </span>
      </Button>
      {problem === null ? null : (
        <p role="alert" className="basis-full">
          <ProblemStatus problem={problem} />
        </p>
      )}
    </>
  );
}

/** The tag; without one, as where the platforms stood in the repository, its last part. */
function nameOf(target: string): string {
  return parseReference(target).tag ?? target.slice(target.lastIndexOf('/') + 1);
}
