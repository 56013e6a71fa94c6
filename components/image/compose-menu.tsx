'use client';

import { type ComponentProps, useState } from 'react';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { problemText } from '@/lib/problem/problem-text';
import { useStartDraft } from '../draft-list/use-start-draft';
import { MenuChoice } from '../ui/menu-parts';
import { NoticeModal } from '../ui/notice-modal';
import { PopupMenu } from '../ui/popup-menu';
import { CopyToDialog } from './copy-to-dialog';

type ComposeMenuProps = Readonly<{ reference: Reference }> &
  Pick<ComponentProps<typeof PopupMenu>, 'trigger' | 'onClose'>;

/** What can be made of an image: a draft with its entries, one that changes its tag, one that copies it elsewhere. */
export function ComposeMenu({ reference, trigger, onClose }: ComposeMenuProps) {
  const { start, isBusy, problem } = useStartDraft();
  const [isCopying, setCopying] = useState(false);
  const name = formatReference(reference);
  if (isCopying) return <CopyToDialog reference={reference} trigger={trigger} onClose={onClose} />;
  if (problem !== null) {
    return <NoticeModal title="There is no draft" text={problemText(problem)} onClose={onClose} finalFocus={trigger} />;
  }
  return (
    <PopupMenu
      label="Compose"
      trigger={trigger}
      onClose={onClose}
      className="top-full right-0 mt-2 w-72 max-w-[calc(100vw-32px)] max-md:right-auto max-md:left-0"
    >
      <MenuChoice
        title="Compose from this"
        note="A new draft with these entries"
        onSelect={() => start({ sources: [name] })}
      />
      {reference.tag === undefined || reference.digest !== undefined ? null : (
        <MenuChoice
          title="Amend this tag"
          note={`A draft that changes ${reference.tag}`}
          onSelect={() => start({ target: name, amend: true })}
        />
      )}
      <MenuChoice title="Copy to…" note="All of it, with its digest" onSelect={() => setCopying(true)} />
      {isBusy ? (
        <div role="status" className="px-2 py-1 text-xs text-ink-3">
          Making the draft
        </div>
      ) : null}
    </PopupMenu>
  );
}
