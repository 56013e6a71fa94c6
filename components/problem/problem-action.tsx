'use client';

import { useRouter } from 'next/navigation';
import { lazy, Suspense, useState } from 'react';
import type { Problem } from '@/lib/problem/problem';
import { routes } from '@/lib/routes';
import { Button, ButtonLink } from '../ui/button';
import { type FittingAction, fittingAction } from './fitting-action';

const SignInDialog = lazy(() =>
  import('../registry/sign-in-dialog').then((module) => ({ default: module.SignInDialog })),
);
const TrustCaDialog = lazy(() =>
  import('../registry/trust-ca-dialog').then((module) => ({ default: module.TrustCaDialog })),
);
const AllowHttpDialog = lazy(() =>
  import('../registry/allow-http-dialog').then((module) => ({ default: module.AllowHttpDialog })),
);

type ProblemActionProps = Readonly<{
  problem: Problem;
  /** Asks again once it is done; without it the page is made anew. */
  onSolved?: () => void;
  isPrimary?: boolean;
}>;

/** The one thing that a person can do about `problem` here and now; then the page goes on by itself. Its dialog is loaded when it opens. */
export function ProblemAction(props: ProblemActionProps) {
  const action = fittingAction(props.problem);
  return action === null ? null : <ActionButton {...props} action={action} />;
}

function ActionButton({
  action,
  problem,
  onSolved,
  isPrimary = false,
}: ProblemActionProps & Readonly<{ action: FittingAction }>) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const variant = isPrimary ? 'primary' : 'plain';
  if (action.kind === 'settings') {
    return (
      <ButtonLink href={routes.registry(action.registry)} variant={variant}>
        {action.label}
      </ButtonLink>
    );
  }
  const close = (solved: boolean) => {
    setOpen(false);
    if (solved) (onSolved ?? router.refresh)();
  };
  return (
    <>
      <Button variant={variant} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {action.label}
      </Button>
      {isOpen ? (
        <Suspense>
          <ActionDialog action={action} problem={problem} onClose={close} />
        </Suspense>
      ) : null}
    </>
  );
}

type ActionDialogProps = Readonly<{ action: FittingAction; problem: Problem; onClose: (solved: boolean) => void }>;

function ActionDialog({ action: { kind, registry }, problem: { details = {} }, onClose }: ActionDialogProps) {
  if (kind === 'sign-in') return <SignInDialog registry={registry} details={details} onClose={onClose} />;
  if (kind === 'trust-ca') return <TrustCaDialog registry={registry} details={details} onClose={onClose} />;
  return <AllowHttpDialog registry={registry} onClose={onClose} />;
}
