'use client';

import type { Reference } from '@/lib/oci/reference';
import { useActions } from '../palette/use-actions';
import { MenuButton } from '../ui/menu-button';
import { useLazyMenu } from '../ui/use-lazy-menu';
import { useShortcut } from '../ui/use-shortcut';

/** Opens what can be made of this image. The menu, and all it needs, is loaded when it is first opened. */
export function ComposeButton({ reference }: Readonly<{ reference: Reference }>) {
  const lazy = useLazyMenu(() => import('./compose-menu'));
  useShortcut('c', lazy.toggle);
  useActions(() => [
    {
      id: 'compose',
      title: 'Compose from this image, amend its tag, or copy it',
      icon: 'page',
      scope: 'here',
      keys: ['C'],
      run: lazy.toggle,
    },
  ]);
  return (
    <MenuButton label="Compose" lazy={lazy}>
      {lazy.Menu ? <lazy.Menu.ComposeMenu reference={reference} trigger={lazy.trigger} onClose={lazy.close} /> : null}
    </MenuButton>
  );
}
