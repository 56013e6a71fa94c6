import { formatReference, type Reference } from '@/lib/oci/reference';
import type { Platform } from '@/lib/platform/platform';
import { engineSubject } from '@/lib/resolve/engine';
import type { Candidate, Resolution } from '@/lib/resolve/resolution';
import { routes } from '@/lib/routes';
import { PlatformLabel } from '../platform/platform-label';
import { Status } from '../ui/status';
import { EntryLink } from './entry-link';
import { type TriedStep, triedSteps } from './tried-steps';

type CandidateListProps = Readonly<{ reference: Reference; resolution: Resolution }>;

/** What the engine looks for, in its order, and what came of it: no entry, chosen, not reached. */
export function CandidateList({ reference, resolution }: CandidateListProps) {
  const steps = triedSteps(resolution);
  if (steps.length === 0) return null;
  const engine = engineSubject(resolution.engine).replace(/^A /, 'a ');
  const hrefOf = (id: string) => routes.image(formatReference(reference), { entry: id });
  return (
    <section aria-labelledby="candidates">
      <h3 id="candidates" className="mt-4.5 mb-1.5">
        Candidates, in the order {engine} tries them
      </h3>
      <ol className="border-t border-line-strong text-xs">
        {steps.map((step, at) => (
          <li
            key={step.key}
            className={`grid min-h-7 grid-cols-[24px_minmax(120px,auto)_minmax(0,1fr)] items-baseline gap-x-2 border-b border-line py-1 ${step.isDecisive ? 'bg-selected shadow-[inset_2px_0_0_var(--color-ink)]' : ''}`}
          >
            <span className={`mono text-ink-3 ${step.isDecisive ? 'pl-2' : ''}`}>{at + 1}</span>
            <Wanted platform={step.platform} isQuiet={step.isPast} />
            <Outcome step={step} hrefOf={hrefOf} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Wanted({ platform, isQuiet }: Readonly<{ platform: Platform | null; isQuiet: boolean }>) {
  if (platform === null) return <span className={isQuiet ? 'text-ink-3' : ''}>no platform stated</span>;
  return <PlatformLabel platform={platform} className={isQuiet ? '[&_.mono]:text-ink-3 [&_b]:font-regular' : ''} />;
}

type OutcomeProps = Readonly<{ step: TriedStep; hrefOf: (id: string) => ReturnType<typeof routes.image> }>;

function Outcome({ step: { candidates, isPast }, hrefOf }: OutcomeProps) {
  if (candidates.length === 0) {
    return isPast ? <span className="text-ink-3">not reached</span> : <Status tone="muted">no entry</Status>;
  }
  return (
    <span className="grid gap-0.5">
      {candidates.map((candidate) => (
        <span key={candidate.id} className="wrap-anywhere">
          <Verdict candidate={candidate} /> <EntryLink href={hrefOf(candidate.id)} entry={candidate} />
          <span className="block text-ink-3">{candidate.because}</span>
        </span>
      ))}
    </span>
  );
}

function Verdict({ candidate: { verdict } }: Readonly<{ candidate: Candidate }>) {
  switch (verdict) {
    case 'chosen':
      return <Status tone="ok">chosen:</Status>;
    case 'entered':
      return <Status tone="ok">entered:</Status>;
    case 'refused':
      return <Status tone="danger">fails:</Status>;
    case 'unread':
      return <Status tone="muted">not read yet:</Status>;
    default:
      return <span className="text-ink-3">not reached, fits:</span>;
  }
}
