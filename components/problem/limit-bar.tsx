import { formatTime } from '@/lib/display/date';
import type { ProblemDetails } from '@/lib/problem/problem';

/** How much of what a registry allows is used up, and when it allows more; nothing where it announces no limit. */
export function LimitBar({ details }: Readonly<{ details: ProblemDetails }>) {
  const { limit, remaining, windowSeconds, retryAt } = details;
  if (typeof limit !== 'number' || typeof remaining !== 'number' || limit === 0) return null;
  const used = Math.min(limit, Math.max(0, limit - remaining));
  const counted = `${used.toLocaleString('en')} of ${limit.toLocaleString('en')} used`;
  return (
    <div className="mt-3">
      <div role="img" aria-label={`${counted}`} className="h-2 rounded-[1px] bg-sunken">
        <i className="block h-2 bg-warn" style={{ width: `${(100 * used) / limit}%` }} />
      </div>
      <p className="mt-[3px] flex justify-between gap-4 text-2xs text-ink-3">
        <span>
          {typeof windowSeconds === 'number' ? `${windowText(windowSeconds)} window, ` : ''}
          {counted}
        </span>
        {typeof retryAt === 'string' ? <span>{formatTime(retryAt)}</span> : null}
      </p>
    </div>
  );
}

function windowText(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
