'use client';

import type { Reference } from '@/lib/oci/reference';
import { MenuButton } from '../ui/menu-button';
import { useLazyMenu } from '../ui/use-lazy-menu';

/** Opens the commands of other tools for this image. The menu, and all it needs, is loaded when it is first opened. */
export function CopyAsButton({ reference }: Readonly<{ reference: Reference }>) {
  const lazy = useLazyMenu(() => import('./copy-as-menu'));
  return (
    <MenuButton label="Copy as" lazy={lazy}>
      {lazy.Menu ? <lazy.Menu.CopyAsMenu reference={reference} trigger={lazy.trigger} onClose={lazy.close} /> : null}
    </MenuButton>
  );
}
