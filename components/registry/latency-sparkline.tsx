import type { RegistryHealth } from '@/lib/contract/registry';
import { latencyBars } from './latency-bars';

const tallestPx = 16;
/** One pixel stands for so many milliseconds, for all registries alike: they are compared by eye. */
const msPerPx = 16;

/** The latency of the last hour as small bars; red feet where nothing was answered. The numbers stand beside it. */
export function LatencySparkline({ health, nowMs }: Readonly<{ health: RegistryHealth; nowMs: number }>) {
  return (
    <span aria-hidden="true" className="inline-flex h-4 items-end gap-px forced-color-adjust-none">
      {latencyBars(health, nowMs).map(({ ms, failed }, position) => (
        <i
          // biome-ignore lint/suspicious/noArrayIndexKey: the position is the bar's time.
          key={position}
          className={`w-0.5 ${failed ? 'bg-danger' : ms === null ? 'bg-line-strong' : 'bg-ink-4'}`}
          style={{ height: `${heightPx(ms, failed)}px` }}
        />
      ))}
    </span>
  );
}

function heightPx(ms: number | null, failed: boolean): number {
  if (ms === null) return failed ? 2 : 1;
  return Math.min(tallestPx, Math.max(2, Math.round(ms / msPerPx)));
}
