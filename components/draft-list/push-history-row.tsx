'use client';

import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import type { PushSummary } from '@/lib/contract/push';
import { formatBytes } from '@/lib/display/bytes';
import { parseReference } from '@/lib/oci/reference';
import { routes } from '@/lib/routes';
import { PushedDigest } from '../push/pushed-digest';
import { ReferenceText } from '../reference/reference-text';
import { Icon } from '../ui/icon';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';
import { ChangeChips, type PlatformChange } from './change-chips';
import { PushHistoryAction } from './push-history-action';
import { pushStateText } from './push-state-text';

const cell = 'text-xs max-md:h-auto! max-md:border-0! max-md:p-0! max-md:whitespace-normal!';

/** One push: when, where to, from what to what, how it stands, and the one thing to do about it. */
export function PushHistoryRow({ push }: Readonly<{ push: PushSummary }>) {
  const { id, target, tags, before, digest, bytes, state, createdAt } = push;
  const { tone, word, why } = pushStateText(push);
  return (
    <tr className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:items-center max-md:gap-x-3 max-md:gap-y-1 max-md:border-b max-md:border-line max-md:py-2.5">
      <td className={`w-13 ${cell} max-md:col-start-2 max-md:row-start-1 max-md:w-auto`}>
        <time dateTime={createdAt}>{createdAt.slice(11, 16)}</time>
      </td>
      <th scope="row" className={`${cell} max-md:col-start-1 max-md:row-start-1`}>
        <Link
          href={routes.push(id)}
          prefetch={false}
          className="inline-flex min-h-6 items-center no-underline hover:underline max-md:min-h-11"
        >
          <ReferenceText reference={parseReference(target)} />
        </Link>
        {tags.length > 1 ? <span className="ml-2 text-2xs text-ink-3">+{tags.length - 1} tags</span> : null}
      </th>
      <td className={`${cell} max-md:col-span-2 max-md:row-start-3`}>
        <span className="inline-flex items-center gap-1.5">
          <PushedDigest digest={before} absent="new tag" />
          <Icon of={ArrowRight} size="sm" className="text-ink-4" />
          <PushedDigest
            digest={state === 'done' ? digest : null}
            absent={state === 'done' ? 'taken away' : 'not written'}
          />
        </span>
      </td>
      <td className={`${cell} max-md:col-span-2 max-md:row-start-4`}>
        <ChangeChips changes={changesOf(push)} />
      </td>
      <td className={`${cell} text-right! max-md:hidden`}>
        {bytes.sent < bytes.total
          ? `${formatBytes(bytes.sent)} of ${formatBytes(bytes.total)}`
          : formatBytes(bytes.total)}
      </td>
      <td className={`${cell} max-md:col-start-1 max-md:row-start-2`}>
        <span className="flex items-baseline gap-2">
          <Status tone={tone}>{word}</Status>
          <span className="max-w-56 truncate text-ink-3" title={why}>
            <VerbatimText>{why}</VerbatimText>
          </span>
        </span>
      </td>
      <td className={`pr-0! text-right! ${cell} max-md:col-start-2 max-md:row-start-2`}>
        <PushHistoryAction push={push} />
      </td>
    </tr>
  );
}

/** What a push did to the platforms of its tag, or would have done. */
function changesOf({ platforms, removed }: PushSummary): readonly PlatformChange[] {
  return [
    ...platforms.flatMap(({ digest, platform, before }): PlatformChange[] =>
      platform === null || platform.os === 'unknown'
        ? []
        : [{ platform, change: before === null ? 'added' : before === digest ? 'same' : 'changed' }],
    ),
    ...removed.map((platform): PlatformChange => ({ platform, change: 'removed' })),
  ];
}
