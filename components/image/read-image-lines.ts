import type { EntryChoice } from '@/lib/contract/entry-choice';
import type { ImageLine } from '@/lib/contract/image';
import { type Problem, ProblemError } from '@/lib/problem/problem';
import { routes } from '@/lib/routes';
import { readProblem } from '../problem/fetch-json';
import { textLines } from './text-lines';

/**
 * Reads an image line by line, as its entries arrive at the server. Throws a `ProblemError` when there is no first
 * line; what goes wrong later is a `problem` line.
 */
export async function* readImageLines(
  reference: string,
  entries: EntryChoice,
  signal: AbortSignal,
): AsyncGenerator<ImageLine> {
  // Without headers of its own it is the request that the page has the browser begin with (app/image/page.tsx).
  const response = await fetch(routes.api.imageLines(reference, entries), { signal });
  if (!response.ok || response.body === null) throw new ProblemError(await readProblem(response));
  let last: ImageLine['type'] | undefined;
  for await (const text of textLines(response.body)) {
    // Polyarch's own answer, made from the type it is read as.
    const line: ImageLine = JSON.parse(text);
    last = line.type;
    yield line;
  }
  if (last !== 'end' && last !== 'problem') yield { type: 'problem', problem: brokenOff };
}

const brokenOff: Problem = {
  code: 'unreachable',
  message: 'The connection to Polyarch broke off before all entries had been read.',
  hint: 'What arrived is shown. Read again for the rest.',
};
