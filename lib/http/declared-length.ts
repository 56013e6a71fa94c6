import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import { ServerResponse } from 'node:http';

/** Carries the length of an answer past the framework; it reaches nobody. */
const carrier = 'polyarch-content-length';

/** The headers of an answer whose length is known before its bytes are. */
export function declaredLength(sizeBytes: number): Readonly<Record<string, string>> {
  return { 'content-length': `${sizeBytes}`, [carrier]: `${sizeBytes}` };
}

/**
 * From now on answers are sent with the `Content-Length` that was declared: Next takes this header from whatever a route handler
 * answers, and then nobody can tell how much of a download is still to come. @see RFC 9110, 8.6
 */
export function sendDeclaredLengths(): void {
  subscribe('http.server.request.start', (message) => {
    const response = responseIn(message);
    if (response === null) return;
    const { writeHead } = response;
    response.writeHead = (...parameters: unknown[]) => {
      const length = response.getHeader(carrier);
      if (length !== undefined) {
        response.removeHeader(carrier);
        response.setHeader('content-length', length);
      }
      return Reflect.apply(writeHead, response, parameters);
    };
  });
}

function responseIn(message: unknown): ServerResponse | null {
  if (typeof message !== 'object' || message === null || !('response' in message)) return null;
  return message.response instanceof ServerResponse ? message.response : null;
}
