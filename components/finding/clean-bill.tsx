import Link from 'next/link';
import { whatHolds } from '@/lib/finding/what-holds';
import { routes } from '@/lib/routes';
import { Status } from '../ui/status';

export const checkCount = Object.keys(whatHolds).length;

/** What was checked where nothing was found; each check leads to its rule. */
export function CleanBill() {
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-0.5 border-y border-line-strong border-b-line py-1.5">
      {Object.entries(whatHolds).map(([id, holds]) => (
        <li key={id} className="flex min-h-6 items-center">
          <Status tone="ok">
            <Link href={routes.rule(id)} prefetch={false} className="no-underline! hover:underline!">
              {holds}
            </Link>
          </Status>
        </li>
      ))}
    </ul>
  );
}
