'use client';

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Deletion, DeletionPlan } from '@/lib/contract/deletion';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { fetchJson, sendJson } from '../problem/fetch-json';
import { ProblemStatus } from '../problem/problem-status';
import { Button } from '../ui/button';
import { Modal, ModalActions } from '../ui/modal';
import { Status } from '../ui/status';
import { TextField } from '../ui/text-field';
import { DeletionChoice, type DeletionKind } from './deletion-choice';

type DeleteTagDialogProps = Readonly<{
  repository: string;
  tag: string;
  /** With what fell: the tag, or all tags of its digest. */
  onDeleted: (tags: readonly string[]) => void;
  onClose: () => void;
}>;

/** Deletes a tag, or what it names: first it says what else falls, and it asks for the name. */
export function DeleteTagDialog({ repository, tag, onDeleted, onClose }: DeleteTagDialogProps) {
  const reference = `${repository}:${tag}`;
  const plan = useQuery({
    queryKey: queryKeys.deletionPlan(reference),
    queryFn: ({ signal }) => fetchJson<DeletionPlan>(routes.api.deletionPlan(reference), signal),
    // What was there a moment ago is no ground to delete.
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Modal title={`Delete ${tag}?`} onClose={onClose}>
      <p className="mono mb-2 text-ink-2 wrap-anywhere">{reference}</p>
      {plan.isPending ? (
        <p role="status" className="text-ink-3">
          Looking what else would fall
        </p>
      ) : null}
      {plan.error === null ? null : (
        <Failure problem={toProblem(plan.error)}>
          <Button onClick={() => void plan.refetch()}>Look again</Button>
        </Failure>
      )}
      {plan.data === undefined ? null : (
        <DeletionForm
          key={plan.dataUpdatedAt}
          plan={plan.data}
          reference={reference}
          tag={tag}
          onLookAgain={() => void plan.refetch()}
          onDeleted={onDeleted}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}

type DeletionFormProps = Omit<DeleteTagDialogProps, 'repository'> &
  Readonly<{ plan: DeletionPlan; reference: string; onLookAgain: () => void }>;

function DeletionForm({ plan, reference, tag, onLookAgain, onDeleted, onClose }: DeletionFormProps) {
  // A registry tells what it cannot only when it is tried.
  const [refused, setRefused] = useState<ReadonlySet<DeletionKind>>(() => refusedBy(plan));
  const [kind, setKind] = useState<DeletionKind>(refused.has('tag') ? 'manifest' : 'tag');
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isSure = typed === tag && !refused.has(kind) && !isBusy;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isSure) return;
    setBusy(true);
    setProblem(null);
    try {
      await sendJson<Deletion>('DELETE', routes.api.deletion(reference, kind, plan.digest));
      onDeleted(kind === 'tag' ? [tag] : [tag, ...plan.otherTags]);
    } catch (thrown) {
      const failure = toProblem(thrown);
      if (failure.code === 'unsupported') setRefused((known) => new Set([...known, kind]));
      setProblem(failure);
      setBusy(false);
    }
  };

  if (refused.size === 2 && problem === null) {
    return (
      <>
        <Status tone="warn" wraps>
          This registry deletes neither tags nor manifests. Whoever runs it can.
        </Status>
        <ModalActions>
          <Button onClick={onClose}>Close</Button>
        </ModalActions>
      </>
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <DeletionChoice plan={plan} kind={kind} refused={refused} onChange={setKind} />
      <TextField
        className="mt-4"
        label={`Type ${tag} to delete it`}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      {problem === null ? null : (
        <Failure problem={problem}>
          {problem.code === 'conflict' ? <Button onClick={onLookAgain}>Look again</Button> : null}
        </Failure>
      )}
      <ModalActions>
        <Button onClick={onClose}>Keep</Button>
        <Button type="submit" variant="danger" aria-disabled={!isSure}>
          {kind === 'tag' ? 'Delete the tag' : 'Delete the manifest'}
        </Button>
      </ModalActions>
    </form>
  );
}

function refusedBy({ can }: DeletionPlan): ReadonlySet<DeletionKind> {
  return new Set([
    ...(can.tags === false ? ['tag' as const] : []),
    ...(can.manifests === false ? ['manifest' as const] : []),
  ]);
}

function Failure({ problem, children }: Readonly<{ problem: Problem; children: ReactNode }>) {
  return (
    <div role="alert" className="mt-3 grid justify-items-start gap-2">
      <ProblemStatus problem={problem} />
      {children}
    </div>
  );
}
