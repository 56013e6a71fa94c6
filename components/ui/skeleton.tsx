/** A value still on its way: grey, still, and as wide as `className` says. */
export function Skeleton({ className }: Readonly<{ className: string }>) {
  return <i aria-hidden="true" className={`inline-block rounded-1 bg-skeleton ${className}`} />;
}
