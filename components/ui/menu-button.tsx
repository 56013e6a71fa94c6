import { ChevronDown } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { Button } from './button';
import { Icon } from './icon';
import type { useLazyMenu } from './use-lazy-menu';

type MenuButtonProps = Readonly<{
  label: string;
  lazy: Pick<ReturnType<typeof useLazyMenu>, 'trigger' | 'isOpen' | 'hasFailed' | 'toggle'>;
  /** The menu, once it is there. */
  children: ReactNode;
}> &
  Pick<ComponentProps<typeof Button>, 'aria-label' | 'variant'>;

/** The button of a `useLazyMenu`. */
export function MenuButton({ label, lazy, children, ...look }: MenuButtonProps) {
  const { trigger, isOpen, hasFailed, toggle } = lazy;
  return (
    <div className="relative flex items-center gap-2">
      {hasFailed ? <p role="alert">The Polyarch server does not answer.</p> : null}
      <Button {...look} ref={trigger} aria-haspopup="menu" aria-expanded={isOpen} onClick={toggle}>
        {label}
        <Icon of={ChevronDown} />
      </Button>
      {children}
    </div>
  );
}
