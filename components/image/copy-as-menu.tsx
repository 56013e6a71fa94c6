'use client';

import { useQuery } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { inspectCommands } from '@/lib/copy-as/inspect-commands';
import { familiarReference, formatReference, type Reference, withDigest } from '@/lib/oci/reference';
import { formatPlatform } from '@/lib/platform/format-platform';
import { toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { fetchJson } from '../problem/fetch-json';
import { MenuGroup } from '../ui/menu-parts';
import { PopupMenu } from '../ui/popup-menu';
import { copyOutcome, useCopy } from '../ui/use-copy';
import { CopyAsItem } from './copy-as-item';
import { parseAccess } from './parse-access';
import { useShownEntry } from './use-shown-entry';

type CopyAsMenuProps = Readonly<{ reference: Reference }> &
  Pick<ComponentProps<typeof PopupMenu>, 'trigger' | 'onClose'>;

/** The same inspection as commands of other tools; choosing one copies it. Made anew each time, by what is known then. */
export function CopyAsMenu({ reference, trigger, onClose }: CopyAsMenuProps) {
  const name = formatReference(reference);
  const { view, entry } = useShownEntry(name);
  const [copied, copy] = useCopy();
  const access = useQuery({
    queryKey: queryKeys.access(name),
    queryFn: async ({ signal }) => parseAccess(await fetchJson(routes.api.access(name), signal)),
    staleTime: 0,
  });
  const commands = access.data === undefined ? [] : inspectCommands(reference, access.data, view, entry);
  const item = (label: string, text: string, note?: string) => (
    <CopyAsItem key={text} label={label} text={text} note={note} isCopied={copied?.text === text} onCopy={copy} />
  );
  const itemsOf = (scope: 'image' | 'entry') =>
    commands.filter((one) => one.scope === scope).map(({ label, command, note }) => item(label, command, note));
  const ofEntry = itemsOf('entry');
  return (
    <>
      <PopupMenu
        label="Copy as"
        trigger={trigger}
        onClose={onClose}
        className="top-full right-0 mt-2 max-h-[calc(100vh-160px)] w-160 max-w-[calc(100vw-48px)] text-xs"
      >
        <MenuGroup label={familiarReference(reference)}>
          {access.isError ? <div className="px-2 py-1.5">{toProblem(access.error).message}</div> : null}
          {itemsOf('image')}
          {view === null || access.isPending ? null : item('by digest', byDigest(reference, view.digest))}
        </MenuGroup>
        {ofEntry.length === 0 ? null : (
          <MenuGroup label={entry?.platform ? formatPlatform(entry.platform) : 'The selected entry'}>
            {ofEntry}
          </MenuGroup>
        )}
      </PopupMenu>
      <span role="status" className="sr-only">
        {copyOutcome(copied)}
      </span>
    </>
  );
}

function byDigest(reference: Reference, digest: Parameters<typeof withDigest>[1]): string {
  const { tag: _, ...untagged } = withDigest(reference, digest);
  return familiarReference(untagged);
}
