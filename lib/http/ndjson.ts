import 'server-only';
import { type Problem, toProblem } from '../problem/problem';
import { logUnexpected } from './log';

const ndjson = 'application/x-ndjson';

/** Whether the caller asks for lines: NDJSON named in `Accept`, and not refused by `q=0`. */
export function wantsNdjson(request: Request): boolean {
  const ranges = (request.headers.get('accept') ?? '').toLowerCase().split(',');
  return ranges.some((range) => {
    const [type, ...parameters] = range.split(';').map((part) => part.trim());
    return type === ndjson && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}

/**
 * Values as lines of JSON, each sent as it arrives. What is thrown before the first one is thrown here, so that it still
 * becomes a status; later, when the status is out, it becomes the last line. The reader's leaving ends `values`.
 */
export async function ndjsonResponse<Line>(
  request: Request,
  values: AsyncGenerator<Line>,
  problemLine: (problem: Problem) => Line,
): Promise<Response> {
  let next = await values.next();
  const encode = (line: Line) => new TextEncoder().encode(`${JSON.stringify(line)}\n`);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (next.done) return controller.close();
      controller.enqueue(encode(next.value));
      try {
        next = await values.next();
      } catch (thrown) {
        logUnexpected(thrown, request);
        if (request.signal.aborted) return;
        controller.enqueue(encode(problemLine(toProblem(thrown))));
        controller.close();
      }
    },
    async cancel() {
      await values.return(undefined);
    },
  });
  return new Response(body, { headers: { 'content-type': ndjson, vary: 'accept' } });
}
