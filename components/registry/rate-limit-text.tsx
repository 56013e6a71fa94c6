import type { Registry } from '@/lib/contract/registry';

/** How much of what a registry allows is left; most announce nothing. */
export function RateLimitText({ rateLimit }: Pick<Registry, 'rateLimit'>) {
  if (rateLimit === null) return <span className="text-ink-3">not announced</span>;
  const { limit, remaining, windowSeconds } = rateLimit;
  const left = remaining.toLocaleString('en');
  const share = limit === null || limit === 0 ? null : Math.min(1, remaining / limit);
  return (
    <>
      <span className="flex items-center gap-2">
        {share === null ? null : (
          <i aria-hidden="true" className="h-1 w-11 rounded-[1px] bg-skeleton">
            <i
              className={`block h-1 rounded-[1px] ${share < 0.2 ? 'bg-warn' : 'bg-ink-3'}`}
              style={{ width: `${100 * share}%` }}
            />
          </i>
        )}
        {limit === null ? left : `${left} of ${limit.toLocaleString('en')}`}
      </span>
      <span className="block text-2xs leading-3.5 text-ink-3">
        pulls{windowSeconds === null ? '' : `, in ${Math.round(windowSeconds / 360) / 10} h`}
      </span>
    </>
  );
}
