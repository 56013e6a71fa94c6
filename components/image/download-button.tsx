'use client';

import type { Reference } from '@/lib/oci/reference';
import { useActions } from '../palette/use-actions';
import { MenuButton } from '../ui/menu-button';
import { useLazyMenu } from '../ui/use-lazy-menu';

type DownloadButtonProps = Readonly<{
  reference: Reference;
  /** Is about the selected entry alone. */
  isOfEntry?: boolean;
}>;

/** Opens the archives that the image, and its selected entry, can be had as. The menu is loaded when it is first opened. */
export function DownloadButton({ reference, isOfEntry = false }: DownloadButtonProps) {
  const lazy = useLazyMenu(() => import('./download-menu'));
  useActions(() => [
    {
      id: `download${isOfEntry}`,
      title: `Download ${isOfEntry ? 'this entry' : 'this image'} as an OCI layout or a Docker archive`,
      icon: 'page',
      scope: 'here',
      run: lazy.toggle,
    },
  ]);
  const menu = { reference, isOfEntry, trigger: lazy.trigger, onClose: lazy.close };
  return (
    <MenuButton
      label="Download"
      lazy={lazy}
      {...(isOfEntry && { 'aria-label': 'Download this entry', variant: 'ghost' })}
    >
      {lazy.Menu ? <lazy.Menu.DownloadMenu {...menu} /> : null}
    </MenuButton>
  );
}
