import type { PushLogLine } from '@/lib/contract/push';

/** A request and its answer in one line of text, as it is filtered and copied. */
export function logLineText({ at, side, method, what, status, tookMs }: PushLogLine): string {
  return `${at} ${side} ${method} ${what} ${status ?? 'cut'} ${Math.round(tookMs)} ms`;
}
