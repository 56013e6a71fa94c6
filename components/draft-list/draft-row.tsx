import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import type { DraftSummary } from '@/lib/contract/draft';
import { formatAge } from '@/lib/display/date';
import { parseReference } from '@/lib/oci/reference';
import { routes } from '@/lib/routes';
import { PushedDigest } from '../push/pushed-digest';
import { ReferenceText } from '../reference/reference-text';
import { Icon } from '../ui/icon';
import { Status } from '../ui/status';
import { ChangeChips, type PlatformChange } from './change-chips';
import { draftState } from './draft-state';

type DraftRowProps = Readonly<{
  draft: DraftSummary;
  hasMoved: boolean;
  isChosen: boolean;
  isTabStop: boolean;
  nowMs: number;
  onToggle: (isRange: boolean) => void;
  onActive: () => void;
}>;

const cell = 'text-xs max-md:h-auto! max-md:border-0! max-md:p-0! max-md:whitespace-normal!';

/** One draft; below `md` it becomes three lines. */
export function DraftRow({ draft, hasMoved, isChosen, isTabStop, nowMs, onToggle, onActive }: DraftRowProps) {
  const { id, target, today, digest, updatedAt } = draft;
  const state = draftState(draft, hasMoved);
  const name = target ?? 'no target yet';
  return (
    <tr
      aria-selected={isChosen}
      className="max-md:relative max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-3 max-md:gap-y-1 max-md:border-b max-md:border-line max-md:py-2.5 max-md:pl-11"
    >
      <td className={`w-8 pr-2! ${cell} max-md:absolute max-md:inset-y-0 max-md:left-0 max-md:w-11`}>
        <label className="grid min-h-6 place-items-center max-md:size-full max-md:min-h-11">
          <input
            type="checkbox"
            aria-label={`Select ${name}`}
            tabIndex={-1}
            checked={isChosen}
            onClick={({ shiftKey }) => onToggle(shiftKey)}
            onChange={() => undefined}
            className="size-3.5 accent-action max-md:size-4.5"
          />
        </label>
      </td>
      <th scope="row" className={`${cell} max-md:col-start-1 max-md:row-start-1`}>
        <Link
          href={routes.draft(id)}
          prefetch={false}
          data-entry={id}
          tabIndex={isTabStop ? 0 : -1}
          onFocus={onActive}
          className="inline-flex min-h-6 items-center no-underline hover:underline max-md:after:absolute max-md:after:inset-y-0 max-md:after:right-0 max-md:after:left-11"
        >
          {target === null ? (
            <span className="text-ink-3">no target yet</span>
          ) : (
            <ReferenceText reference={parseReference(target)} />
          )}
        </Link>
        {draft.tags.length === 0 ? null : <span className="ml-2 text-2xs text-ink-3">+{draft.tags.length} tags</span>}
      </th>
      <td className={`${cell} max-md:col-span-2 max-md:row-start-2`}>
        <ChangeChips changes={changesOf(draft)} />
      </td>
      <td className={`${cell} max-md:col-start-1 max-md:row-start-3`}>
        {target === null ? (
          <span className="text-ink-3 max-md:hidden">no target yet</span>
        ) : (
          <span className="inline-flex items-center gap-1.5">
            <PushedDigest digest={today?.digest ?? null} absent={today === null ? 'not seen' : 'new tag'} />
            <Icon of={ArrowRight} size="sm" className="text-ink-4" />
            <PushedDigest digest={digest} absent="" />
          </span>
        )}
      </td>
      <td className={`${cell} max-md:col-start-2 max-md:row-start-1`}>
        <Status tone={state.tone}>{state.word}</Status>
      </td>
      <td className={`${cell} text-right! text-ink-3 max-md:col-start-2 max-md:row-start-3`}>
        <time dateTime={updatedAt}>{formatAge(nowMs - Date.parse(updatedAt))}</time>
      </td>
    </tr>
  );
}

/** What a push would do to the platforms of the tag; attestations belong to their images. */
function changesOf({ platforms, removed }: DraftSummary): readonly PlatformChange[] {
  return [
    ...platforms.flatMap(({ platform, today }): PlatformChange[] =>
      platform === null || platform.os === 'unknown' ? [] : [{ platform, change: today }],
    ),
    ...removed.map((platform): PlatformChange => ({ platform, change: 'removed' })),
  ];
}
