import type { Route } from 'next';
import { type Reference, repositoryOf } from '@/lib/oci/reference';
import type { Problem } from '@/lib/problem/problem';
import { problemStatus, problemTitle } from '@/lib/problem/status';
import { routes } from '@/lib/routes';
import { Button, ButtonLink } from '../ui/button';
import { StatePanel } from '../ui/state-panel';
import { VerbatimText } from '../ui/verbatim-text';
import { ProblemFacts } from './problem-facts';
import { problemLook } from './problem-look';
import { ProblemTags } from './problem-tags';

type ProblemPanelProps = Readonly<{
  problem: Problem;
  heading?: 'h1' | 'h2' | 'h3';
  /** What was asked for; it turns the tags of a `not_found` into links. */
  reference?: Reference;
  /** How to ask again: a page's own address, or a callback inside an island. */
  retry?: Route | (() => void);
  /** Offers the way home; off for a panel inside a page that goes on. */
  withHome?: boolean;
}>;

/** A `Problem` on a page: what happened, to what, what is known, one next step. */
export function ProblemPanel({ problem, heading, reference, retry, withHome = true }: ProblemPanelProps) {
  const { icon, tone, canRetry } = problemLook[problem.code];
  const { details = {}, hint } = problem;
  const tags = Array.isArray(details.tags) ? details.tags : [];
  return (
    <StatePanel
      icon={icon}
      tone={tone}
      caption={[reference ? repositoryOf(reference) : 'Polyarch', `${problemStatus[problem.code]} ${problem.code}`]}
      title={problemTitle[problem.code]}
      heading={heading}
      text={<VerbatimText>{problem.message}</VerbatimText>}
      actions={
        <>
          {canRetry && retry !== undefined ? <TryAgain retry={retry} /> : null}
          {withHome ? (
            <ButtonLink href={routes.home()} variant={canRetry && retry !== undefined ? 'plain' : 'primary'}>
              Inspect another reference
            </ButtonLink>
          ) : null}
        </>
      }
    >
      {hint ? (
        <p className="mt-1 text-ink-2 wrap-anywhere">
          <VerbatimText>{hint}</VerbatimText>
        </p>
      ) : null}
      {reference && tags.length > 0 ? <ProblemTags repository={reference} tags={tags} /> : null}
      <ProblemFacts details={details} />
    </StatePanel>
  );
}

function TryAgain({ retry }: Readonly<{ retry: Route | (() => void) }>) {
  if (typeof retry === 'string') {
    return (
      <ButtonLink href={retry} variant="primary">
        Try again
      </ButtonLink>
    );
  }
  return (
    <Button variant="primary" onClick={retry}>
      Try again
    </Button>
  );
}
