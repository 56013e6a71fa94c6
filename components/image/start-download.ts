import { ProblemError } from '@/lib/problem/problem';
import { readProblem } from '../problem/fetch-json';

/**
 * Has the browser download `href`, once the server was asked whether it can be had: a failed download would say nothing. Tells how many
 * layers are not in it. Throws the `ProblemError` that the server answered.
 */
export async function startDownload(href: string): Promise<Readonly<{ leftOut: number }>> {
  const asked = await fetch(href, { method: 'HEAD' });
  if (!asked.ok) throw new ProblemError(await problemAt(href));
  const link = document.createElement('a');
  link.href = href;
  link.download = '';
  link.click();
  return { leftOut: asked.headers.get('polyarch-left-out')?.split(',').length ?? 0 };
}

/** HEAD tells that there is a problem, and not which. */
async function problemAt(href: string) {
  const leaving = new AbortController();
  const told = await fetch(href, { signal: leaving.signal });
  if (!told.ok) return readProblem(told);
  leaving.abort();
  return { code: 'internal', message: 'The download could not begin.', hint: 'Try again.' } as const;
}
