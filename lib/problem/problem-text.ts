import type { Problem } from './problem';

/** A problem in running text: what happened, and what to do next. */
export function problemText({ message, hint }: Problem): string {
  return [message, hint].filter(Boolean).join(' ');
}
