'use client';

import { ChevronDown } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import type { Reference } from '@/lib/oci/reference';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import type { CopyAsMenu } from './copy-as-menu';

/** Opens the commands of other tools for this image. The menu, and all it needs, is loaded when it is first opened. */
export function CopyAsButton({ reference }: Readonly<{ reference: Reference }>) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [loaded, setLoaded] = useState<Readonly<{ Menu: typeof CopyAsMenu }> | 'failed' | null>(null);
  const close = useCallback(() => setIsOpen(false), []);
  const toggle = () => {
    setIsOpen(!isOpen);
    import('./copy-as-menu').then(
      ({ CopyAsMenu: Menu }) => setLoaded({ Menu }),
      () => setLoaded('failed'),
    );
  };
  return (
    <div className="relative flex items-center gap-2">
      {loaded === 'failed' ? <p role="alert">The Polyarch server does not answer.</p> : null}
      <Button ref={trigger} aria-haspopup="menu" aria-expanded={isOpen} onClick={toggle}>
        Copy as
        <Icon of={ChevronDown} />
      </Button>
      {isOpen && loaded !== null && loaded !== 'failed' ? (
        <loaded.Menu reference={reference} trigger={trigger} onClose={close} />
      ) : null}
    </div>
  );
}
