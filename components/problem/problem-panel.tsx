import type { Route } from 'next';
import type { Reference } from '@/lib/oci/reference';
import type { Problem } from '@/lib/problem/problem';
import { problemStatus, problemTitle } from '@/lib/problem/status';
import { routes } from '@/lib/routes';
import { Button, ButtonLink } from '../ui/button';
import { StatePanel } from '../ui/state-panel';
import { VerbatimText } from '../ui/verbatim-text';
import { AllTags } from './all-tags';
import { fittingAction } from './fitting-action';
import { LimitBar } from './limit-bar';
import { ProblemAction } from './problem-action';
import { ProblemFacts } from './problem-facts';
import { problemHeading } from './problem-heading';
import { problemLook } from './problem-look';
import { ProblemTags } from './problem-tags';
import { ReachStepList } from './reach-step-list';
import { reachSteps } from './reach-steps';
import { RetryCountdown } from './retry-countdown';

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
  const { details = {} } = problem;
  const steps = problem.code === 'unreachable' ? reachSteps(details) : null;
  const again = canRetry ? retry : undefined;
  const isFitting = fittingAction(problem) !== null;
  return (
    <StatePanel
      icon={icon}
      tone={tone}
      caption={[problemTitle[problem.code], statusText(problem)]}
      title={<VerbatimText>{problemHeading(problem, reference)}</VerbatimText>}
      heading={heading}
      text={isSaidByHeading(problem, reference) ? null : <VerbatimText>{problem.message}</VerbatimText>}
      actions={
        <>
          <ProblemAction problem={problem} onSolved={typeof retry === 'function' ? retry : undefined} isPrimary />
          {again === undefined ? null : <TryAgain problem={problem} retry={again} isPrimary={!isFitting} />}
          {withHome ? (
            <ButtonLink href={routes.home()} variant={again === undefined && !isFitting ? 'primary' : 'plain'}>
              Inspect another reference
            </ButtonLink>
          ) : null}
        </>
      }
    >
      <NextStep problem={problem} reference={reference} />
      {problem.code === 'rate_limited' ? <LimitBar details={details} /> : null}
      {steps === null ? <ProblemFacts details={details} /> : <ReachStepList steps={steps} />}
    </StatePanel>
  );
}

/** `404 MANIFEST_UNKNOWN`: in the registry's words where it has some, else in ours. */
function statusText({ code, details }: Problem): string {
  const said = details?.registryCode;
  return `${problemStatus[code]} ${typeof said === 'string' ? said : code}`;
}

/** “No tag 3.71 in library/alpine” is all that the sentence would say. */
function isSaidByHeading({ code, details }: Problem, reference: Reference | undefined): boolean {
  return code === 'not_found' && typeof details?.tagCount === 'number' && reference?.tag !== undefined;
}

/** The hint, or where tags are known the tags themselves. */
function NextStep({ problem: { hint, details = {} }, reference }: Pick<ProblemPanelProps, 'problem' | 'reference'>) {
  const tags = Array.isArray(details.tags) ? details.tags : [];
  const count = typeof details.tagCount === 'number' ? details.tagCount : tags.length;
  const isLed = reference !== undefined && count > 0 && typeof details.tagCount === 'number';
  return (
    <>
      {hint || isLed ? (
        <p className="mt-1 text-ink-2 wrap-anywhere">
          {isLed ? (
            tagSentence(count, details.moreTags === true, tags.length)
          ) : (
            <VerbatimText>{hint ?? ''}</VerbatimText>
          )}
        </p>
      ) : null}
      {reference && tags.length > 0 ? <ProblemTags repository={reference} tags={tags} /> : null}
      {reference && count > tags.length ? (
        <div className="mt-2">
          <AllTags repository={reference} count={count} />
        </div>
      ) : null}
    </>
  );
}

function tagSentence(count: number, hasMore: boolean, namedCount: number): string {
  const counted = `${hasMore ? 'more than ' : ''}${count.toLocaleString('en')} ${count === 1 ? 'tag' : 'tags'}`;
  const has = `The repository exists and has ${counted}`;
  if (namedCount === 0) return `${has}; none has a name like it.`;
  return namedCount === count ? `${has}:` : `${has}. Close names:`;
}

type TryAgainProps = Readonly<{ problem: Problem; retry: Route | (() => void); isPrimary: boolean }>;

function TryAgain({ problem, retry, isPrimary }: TryAgainProps) {
  const variant = isPrimary ? 'primary' : 'plain';
  if (problem.code === 'rate_limited') {
    const { retryAt } = problem.details ?? {};
    const at = typeof retryAt === 'string' ? retryAt : null;
    return <RetryCountdown key={at} retryAt={at} retry={retry} />;
  }
  if (typeof retry === 'string') {
    return (
      <ButtonLink href={retry} variant={variant}>
        Try again
      </ButtonLink>
    );
  }
  return (
    <Button variant={variant} onClick={retry}>
      Try again
    </Button>
  );
}
