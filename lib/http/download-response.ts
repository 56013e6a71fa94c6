import 'server-only';
import { declaredLength } from './declared-length';
import { logBrokenOff } from './log';

type Download = Readonly<{ fileName: string; sizeBytes: number; bytes: () => AsyncGenerator<Uint8Array> }>;

/**
 * A file that a browser keeps, as its bytes come. Where they end early the connection breaks, so that nobody takes a part for the
 * whole; the reader's leaving ends them. HEAD is answered without opening anything.
 */
export function downloadResponse(
  request: Request,
  { fileName, sizeBytes, bytes }: Download,
  headers: Readonly<Record<string, string>>,
): Response {
  return new Response(request.method === 'HEAD' ? null : streamOf(request, bytes()), {
    headers: {
      ...headers,
      ...declaredLength(sizeBytes),
      'content-disposition': `attachment; filename="${fileName}"`,
      // Compressed on the way it would have no length, and layers gain nothing.
      'cache-control': 'no-store, no-transform',
    },
  });
}

function streamOf(request: Request, bytes: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await bytes.next();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (thrown) {
          logBrokenOff(thrown, request);
          // Under this name the framework breaks the connection, and has nothing to add to the log.
          throw new DOMException('The download broke off.', 'AbortError');
        }
      },
      async cancel() {
        await bytes.return(undefined);
      },
    },
    // Nothing is read before somebody asks for it.
    { highWaterMark: 0 },
  );
}
