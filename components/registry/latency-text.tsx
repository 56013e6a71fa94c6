import type { RegistryHealth } from '@/lib/contract/registry';
import { formatTime } from '@/lib/display/date';
import { LatencySparkline } from './latency-sparkline';

/** How fast a registry answered in the last hour: bars, the median, and what one request in twenty took longer than. */
export function LatencyText({ health, nowMs }: Readonly<{ health: RegistryHealth; nowMs: number }>) {
  const { medianMs, p95Ms, lastProblem } = health;
  return (
    <span className="flex items-center gap-2.5 max-md:flex-col max-md:items-end max-md:gap-0.5">
      <LatencySparkline health={health} nowMs={nowMs} />
      <span className="max-md:text-right">
        <span className="block leading-4">{medianMs === null ? 'no data' : formatMs(medianMs)}</span>
        <span className="block text-2xs leading-3.5 text-ink-3 max-md:hidden">
          {lastProblem !== null
            ? `since ${formatTime(lastProblem.at)}`
            : p95Ms === null
              ? 'last hour'
              : `p95 ${formatMs(p95Ms)}`}
        </span>
      </span>
    </span>
  );
}

/** `43 ms`, `9.7 ms`. */
export function formatMs(ms: number): string {
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms).toLocaleString('en')} ms`;
}
