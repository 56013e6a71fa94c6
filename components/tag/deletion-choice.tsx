import type { ReactNode } from 'react';
import type { DeletionPlan } from '@/lib/contract/deletion';
import { counted } from '@/lib/display/counted';
import { isDigest } from '@/lib/oci/digest';
import { DigestLabel } from '../reference/digest-label';

/** The name alone, or what it names. */
export type DeletionKind = 'tag' | 'manifest';

type DeletionChoiceProps = Readonly<{
  plan: DeletionPlan;
  kind: DeletionKind;
  /** What the registry cannot do. */
  refused: ReadonlySet<DeletionKind>;
  onChange: (kind: DeletionKind) => void;
}>;

const shownNames = 12;

/** What can be deleted, and what falls with it. */
export function DeletionChoice({ plan, kind, refused, onChange }: DeletionChoiceProps) {
  const { digest, otherTags, lists, looked } = plan;
  const named = lists.map((list) => list.tags[0] ?? list.digest.slice(0, 19));
  return (
    <fieldset className="grid gap-3">
      <legend className="sr-only">What is deleted</legend>
      <Choice of="tag" title="The tag alone" {...{ kind, refused, onChange }}>
        {otherTags.length + lists.length === 0
          ? 'Nothing else that was read names its manifest: registries may clean it up later.'
          : `Its manifest stays, named by ${names([...otherTags, ...named])}.`}
      </Choice>
      <Choice of="manifest" title="The manifest, with every tag of it" {...{ kind, refused, onChange }}>
        {isDigest(digest) ? <DigestLabel digest={digest} digits={12} className="mb-1" /> : null}
        <span className="block">
          {otherTags.length === 0
            ? 'No other tag falls with it.'
            : `${counted(otherTags.length, 'other tag falls', 'other tags fall')} with it: ${names(otherTags)}.`}
        </span>
        <span className="block">
          {lists.length === 0
            ? 'No index that was read names it.'
            : `${counted(lists.length, 'index names', 'indexes name')} it and would lack an entry: ${names(named)}.`}
        </span>
      </Choice>
      <p className="text-2xs text-ink-3">
        {counted(looked.tags, 'tag', 'tags')}
        {looked.isAllTags ? '' : ', not all,'} and {counted(looked.lists, 'index', 'indexes')} were looked at
        {looked.unreadLists === 0 ? '' : `; ${counted(looked.unreadLists, 'index was', 'indexes were')} not read`}.
      </p>
    </fieldset>
  );
}

type ChoiceProps = Omit<DeletionChoiceProps, 'plan'> &
  Readonly<{ of: DeletionKind; title: string; children: ReactNode }>;

function Choice({ of, title, kind, refused, onChange, children }: ChoiceProps) {
  const isRefused = refused.has(of);
  return (
    <label className="grid grid-cols-[20px_minmax(0,1fr)]">
      <input
        type="radio"
        name="deletion"
        value={of}
        checked={kind === of}
        disabled={isRefused}
        onChange={() => onChange(of)}
        className="mt-1 size-3.5 accent-action"
      />
      <span>
        <span className="font-medium">{title}</span>
        <span className="block text-xs text-ink-2 wrap-anywhere">
          {isRefused ? 'This registry cannot delete it.' : children}
        </span>
      </span>
    </label>
  );
}

function names(all: readonly string[]): string {
  const shown = all.slice(0, shownNames).join(', ');
  return all.length > shownNames ? `${shown} and ${all.length - shownNames} more` : shown;
}
