import type { TagLine } from '@/lib/contract/tag-row';
import { type Problem, ProblemError } from '@/lib/problem/problem';
import { routes } from '@/lib/routes';
import { textLines } from '../image/text-lines';
import { readProblem } from '../problem/fetch-json';

/** Reads the rows of `tags` line by line, of indexes the `entries` that are asked for. Throws a `ProblemError` when there is no first line; what goes wrong later is a `problem` line. */
export async function* readTagLines(
  repository: string,
  tags: readonly string[],
  signal: AbortSignal,
  entries: 'auto' | 'none' = 'auto',
): AsyncGenerator<TagLine> {
  const headers = { accept: 'application/x-ndjson' };
  const response = await fetch(routes.api.tagRows(repository, tags, entries), { signal, headers });
  if (!response.ok || response.body === null) throw new ProblemError(await readProblem(response));
  let last: TagLine['type'] | undefined;
  for await (const text of textLines(response.body)) {
    // Polyarch's own answer, made from the type it is read as.
    const line: TagLine = JSON.parse(text);
    last = line.type;
    yield line;
  }
  if (last !== 'end' && last !== 'problem') yield { type: 'problem', problem: brokenOff };
}

const brokenOff: Problem = {
  code: 'unreachable',
  message: 'The connection to Polyarch broke off before all tags had been read.',
  hint: 'What arrived is shown. Read on for the rest.',
};
