'use client';

import { Check, Copy, GitCompareArrows, LayoutGrid, Server, Undo2 } from 'lucide-react';
import type { Push } from '@/lib/contract/push';
import { isDigest } from '@/lib/oci/digest';
import { familiarReference, parseReference, repositoryOf } from '@/lib/oci/reference';
import { routes } from '@/lib/routes';
import { DigestLabel } from '../reference/digest-label';
import { DigestSwatch } from '../reference/digest-swatch';
import { Button, ButtonLink } from '../ui/button';
import { Status } from '../ui/status';
import { copyOutcome, useCopy } from '../ui/use-copy';

type PushOutcomeProps = Readonly<{
  push: Push;
  /** Asks whether the tag is to be put back. */
  onUndo: () => void;
}>;

/** What a push has come to: what the tag points to now, and where to go from here. */
export function PushOutcome({ push, onUndo }: PushOutcomeProps) {
  const { target, digest, before, undoneBy, canUndo } = push;
  const [copied, copy] = useCopy();
  const reference = parseReference(target);
  const repository = repositoryOf(reference);
  const pull =
    digest !== null && isDigest(digest)
      ? `docker pull ${familiarReference({ ...parseReference(repository), digest })}`
      : null;
  return (
    <div className="grid gap-1.5 pt-5 pb-5">
      <Status tone="ok" wraps>
        {digest === null
          ? `${target} was new and is gone again.`
          : `Read back and verified. ${nameOf(target)} now resolves to`}
      </Status>
      {digest !== null && isDigest(digest) ? (
        <>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <DigestSwatch digest={digest} className="h-7! [&>i]:w-[9px]!" />
            <span className="mono text-xl tracking-[-0.04em]">
              {digest.slice(digest.indexOf(':') + 1).slice(0, 12)}
            </span>
            {before !== null && isDigest(before) ? (
              <>
                <span className="text-ink-3">{before === digest ? 'as before' : 'was'}</span>
                {before === digest ? null : <DigestLabel digest={before} digits={12} />}
              </>
            ) : (
              <span className="text-ink-3">new tag</span>
            )}
          </p>
          <p className="mono text-ink-2 wrap-anywhere">{digest}</p>
        </>
      ) : null}
      <div className="mt-2 flex flex-wrap gap-1.5">
        {digest === null ? null : (
          <ButtonLink href={routes.image(target)} variant="primary" icon={LayoutGrid}>
            Inspect
          </ButtonLink>
        )}
        {pull === null ? null : (
          <Button icon={copied?.outcome === 'copied' ? Check : Copy} onClick={() => copy(pull)}>
            Copy pull by digest
          </Button>
        )}
        {digest === null ? null : (
          <ButtonLink href={routes.resolve(target)} icon={Server}>
            What hosts pull now
          </ButtonLink>
        )}
        {digest === null || before === null || before === digest ? null : (
          <ButtonLink
            href={routes.compare(`${repository}@${before}`, `${repository}@${digest}`)}
            icon={GitCompareArrows}
          >
            Compare with before
          </ButtonLink>
        )}
        {canUndo ? (
          <Button icon={Undo2} onClick={onUndo}>
            Undo…
          </Button>
        ) : null}
        {undoneBy === null ? null : (
          <ButtonLink href={routes.push(undoneBy)} icon={Undo2}>
            Undone: open that push
          </ButtonLink>
        )}
      </div>
      <span role="status" className="sr-only">
        {copyOutcome(copied)}
      </span>
    </div>
  );
}

/** The last part of a repository with its tag: enough where the whole reference stands above. */
function nameOf(target: string): string {
  return target.slice(target.lastIndexOf('/') + 1);
}
