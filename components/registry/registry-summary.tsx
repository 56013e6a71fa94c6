import Link from 'next/link';
import type { Registry } from '@/lib/contract/registry';
import { routes } from '@/lib/routes';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';
import { accountWords } from './account-words';
import { LatencySparkline } from './latency-sparkline';
import { formatMs } from './latency-text';
import { registryState } from './registry-state';

const shown = 8;

type RegistrySummaryProps = Readonly<{ labelledBy: string; registries: readonly Registry[]; nowMs: number }>;

/** How the registries do, a line each; more of each is a click away. */
export function RegistrySummary({ labelledBy, registries, nowMs }: RegistrySummaryProps) {
  const left = registries.length - shown;
  return (
    <ul aria-labelledby={labelledBy} className="border-t-[1.5px] border-line-ink">
      {registries.slice(0, shown).map((registry) => {
        const { host, account, health } = registry;
        const { tone, word } = registryState(registry);
        return (
          <li
            key={host}
            className="grid min-h-[43px] grid-cols-[minmax(0,1fr)_auto_112px] items-center gap-3 border-b border-line px-2 text-xs hover:bg-hover max-md:px-0"
          >
            <span className="min-w-0">
              <Link
                href={routes.registry(host)}
                prefetch={false}
                className="mono -my-1 flex min-h-6 items-center no-underline hover:underline max-md:min-h-11"
              >
                <span className="truncate">{host}</span>
              </Link>
              <span className="block truncate text-2xs leading-3.5 text-ink-3 max-md:hidden">
                <VerbatimText>{accountWords(account).who}</VerbatimText>
              </span>
            </span>
            <span className="w-16">
              <LatencySparkline health={health} nowMs={nowMs} />
              <span className="block leading-4">
                {health.medianMs === null ? 'no data' : formatMs(health.medianMs)}
              </span>
            </span>
            <Status tone={tone}>{word}</Status>
          </li>
        );
      })}
      {left > 0 ? <li className="px-2 py-2 text-xs text-ink-3 max-md:px-0">and {left} more</li> : null}
    </ul>
  );
}
