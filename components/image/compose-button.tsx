'use client';

import { ChevronDown } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import type { Reference } from '@/lib/oci/reference';
import { useActions } from '../palette/use-actions';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { useShortcut } from '../ui/use-shortcut';
import type { ComposeMenu } from './compose-menu';

/** Opens what can be made of this image. The menu, and all it needs, is loaded when it is first opened. */
export function ComposeButton({ reference }: Readonly<{ reference: Reference }>) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [loaded, setLoaded] = useState<Readonly<{ Menu: typeof ComposeMenu }> | 'failed' | null>(null);
  const close = useCallback(() => setIsOpen(false), []);
  const toggle = () => {
    setIsOpen(!isOpen);
    import('./compose-menu').then(
      ({ ComposeMenu: Menu }) => setLoaded({ Menu }),
      () => setLoaded('failed'),
    );
  };
  useShortcut('c', toggle);
  useActions(() => [
    {
      id: 'compose',
      title: 'Compose from this image, amend its tag, or copy it',
      icon: 'page',
      scope: 'here',
      keys: ['C'],
      run: toggle,
    },
  ]);
  return (
    <div className="relative flex items-center gap-2">
      {loaded === 'failed' ? <p role="alert">The Polyarch server does not answer.</p> : null}
      <Button ref={trigger} aria-haspopup="menu" aria-expanded={isOpen} onClick={toggle}>
        Compose
        <Icon of={ChevronDown} />
      </Button>
      {isOpen && loaded !== null && loaded !== 'failed' ? (
        <loaded.Menu reference={reference} trigger={trigger} onClose={close} />
      ) : null}
    </div>
  );
}
