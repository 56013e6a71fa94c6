import type { LucideIcon } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { Icon } from './icon';

const shape =
  'inline-flex items-center justify-center gap-1.5 rounded-2 border font-medium whitespace-nowrap no-underline transition-colors aria-disabled:cursor-not-allowed aria-disabled:text-ink-4';

const variants = {
  plain: 'border-line-strong bg-canvas hover:bg-hover [&>svg]:text-ink-2',
  primary: 'border-action bg-action text-on-action hover:bg-action-hover',
  danger: 'border-danger-line bg-canvas text-danger hover:bg-danger-bg',
  ghost: 'border-transparent hover:bg-hover [&>svg]:text-ink-2',
} as const;

const sizes = {
  sm: { text: 'h-6 px-2 text-xs max-md:h-9 max-md:px-3', icon: 'size-6' },
  md: { text: 'h-7 px-2.5 max-md:h-11', icon: 'size-7 max-md:size-11' },
  lg: { text: 'h-8 px-3.5 max-md:h-11', icon: 'size-8 max-md:size-11' },
} as const;

type Look = Readonly<{ variant?: keyof typeof variants; size?: keyof typeof sizes; className?: string }>;
type Face = Look & Readonly<{ icon?: LucideIcon; children: ReactNode }>;

function classes(kind: 'text' | 'icon', { variant, size, className }: Look, usual: keyof typeof variants): string {
  return `${shape} ${variants[variant ?? usual]} ${sizes[size ?? 'md'][kind]} ${className ?? ''}`;
}

/** A button with a word on it; `primary` is the one action of a page. */
export function Button({ variant, size, className, icon, children, ...rest }: Face & ComponentProps<'button'>) {
  return (
    <button type="button" {...rest} className={classes('text', { variant, size, className }, 'plain')}>
      {icon ? <Icon of={icon} /> : null}
      {children}
    </button>
  );
}

/** A link that looks like a button, for steps that lead to another page. It is not prefetched: pages ask registries. */
export function ButtonLink({ href, variant, size, className, icon, children }: Face & Readonly<{ href: Route }>) {
  return (
    <Link href={href} prefetch={false} className={classes('text', { variant, size, className }, 'plain')}>
      {icon ? <Icon of={icon} /> : null}
      {children}
    </Link>
  );
}

type IconButtonProps = Look &
  Readonly<{ icon: LucideIcon; label: string }> &
  Omit<ComponentProps<'button'>, 'children'>;

/** A button with a glyph only; `label` is its name and its tooltip. */
export function IconButton({ variant, size, className, icon, label, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={classes('icon', { variant, size, className }, 'ghost')}
    >
      <Icon of={icon} />
    </button>
  );
}
