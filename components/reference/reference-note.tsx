import type { Reference } from '@/lib/oci/reference';
import { toProblem } from '@/lib/problem/problem';
import { ProblemAction } from '../problem/problem-action';
import { ProblemTags } from '../problem/problem-tags';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';
import type { TypedReference } from './typed-reference';

type ReferenceNoteProps = Readonly<{
  id: string;
  typed: TypedReference;
  isInvalid: boolean;
  /** What went wrong when a registry was asked. */
  problem: unknown;
  /** Asks it again. */
  retry: () => void;
}>;

/** The line below the box: what it takes, what it took, or what is wrong. It is read out when it changes. */
export function ReferenceNote({ id, typed, isInvalid, problem, retry }: ReferenceNoteProps) {
  return (
    <div id={id} aria-live="polite" className="mt-2 min-h-4 text-xs text-ink-3">
      {typed.kind === 'invalid' && isInvalid ? (
        <Fault message={typed.problem.message} hint={typed.problem.hint} />
      ) : null}
      {typed.kind === 'reference' && typed.isPasted ? (
        <p>
          Taken from what you pasted: <code className="text-ink">{typed.picked}</code>
        </p>
      ) : null}
      {typed.kind === 'reference' && problem ? (
        <ProbeFault reference={typed.reference} thrown={problem} retry={retry} />
      ) : null}
      {typed.kind === 'empty' || (typed.kind === 'invalid' && !isInvalid) ? <Hint /> : null}
    </div>
  );
}

function Hint() {
  return (
    <p>
      Takes a tag, a digest, a Docker Hub address, or a pasted <code>docker pull</code>, <code>FROM</code> or Kubernetes{' '}
      <code>image:</code> line.
    </p>
  );
}

function Fault({ message, hint }: Readonly<{ message: string; hint?: string }>) {
  return (
    <p className="wrap-anywhere">
      <Status tone="danger" wraps>
        <VerbatimText>{message}</VerbatimText>
      </Status>{' '}
      {hint ? (
        <span className="text-ink-2">
          <VerbatimText>{hint}</VerbatimText>
        </span>
      ) : null}
    </p>
  );
}

type ProbeFaultProps = Readonly<{ reference: Reference; thrown: unknown; retry: () => void }>;

function ProbeFault({ reference, thrown, retry }: ProbeFaultProps) {
  const problem = toProblem(thrown);
  const { message, hint, details } = problem;
  const tags = Array.isArray(details?.tags) ? details.tags : [];
  return (
    <>
      <Fault message={message} hint={hint} />
      <p className="mt-2 empty:hidden">
        <ProblemAction problem={problem} onSolved={retry} />
      </p>
      {tags.length > 0 ? <ProblemTags repository={reference} tags={tags} /> : null}
    </>
  );
}
