'use client';

import { useState } from 'react';
import { formatReference, parseReference, type Reference } from '@/lib/oci/reference';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { useProbe } from '../reference/use-probe';
import { useRested } from '../ui/use-rested';

const restMs = 300;

/** Another tag of the repository, as it is typed; it is asked for once the typing rests. */
export type OtherTag = Readonly<{
  text: string;
  write: (text: string) => void;
  /** Where it goes in full; null for what is no tag. */
  target: string | null;
  /** Whether it is known not to be taken. */
  isFree: boolean;
  /** `asking` also while the typing goes on. */
  state: 'idle' | 'invalid' | 'asking' | 'free' | 'taken' | 'unknown';
  digest: string | null;
  problem: Problem | null;
}>;

/** A tag beside that of `target`; nobody is asked before `isWanted`. */
export function useOtherTag(target: string, isWanted: boolean): OtherTag {
  const place = parseReference(target);
  const [text, setText] = useState(`${place.tag ?? 'latest'}-2`);
  const rested = useRested(text, restMs);
  const other = withTag(place, rested);
  const probe = useProbe(isWanted ? other : null);
  const problem = probe.error === null ? null : toProblem(probe.error);
  const state = ((): OtherTag['state'] => {
    if (!isWanted) return 'idle';
    if (withTag(place, text) === null) return 'invalid';
    if (text !== rested || probe.isFetching) return 'asking';
    if (problem === null) return probe.data === undefined ? 'asking' : 'taken';
    return problem.code === 'not_found' ? 'free' : 'unknown';
  })();
  return {
    text,
    write: setText,
    target: other === null ? null : formatReference(other),
    isFree: state === 'free',
    state,
    digest: state === 'taken' ? (probe.data?.digest ?? null) : null,
    problem: state === 'unknown' ? problem : null,
  };
}

function withTag(place: Reference, tag: string): Reference | null {
  // @see distribution-spec, Pulling manifests
  return /^\w[\w.-]{0,127}$/.test(tag) ? { ...place, tag } : null;
}
