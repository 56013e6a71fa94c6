import Link from 'next/link';
import { routes } from '@/lib/routes';

/** A rule's id, which leads to its manual. */
export function RuleLink({ id }: Readonly<{ id: string }>) {
  return (
    <Link
      href={routes.rule(id)}
      prefetch={false}
      className="mono inline-flex min-h-6 items-center text-2xs text-ink-3 no-underline! hover:underline!"
    >
      {id}
    </Link>
  );
}
