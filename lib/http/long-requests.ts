import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import { Server } from 'node:http';

const longestRequestMs = 12 * 60 * 60 * 1000;

/**
 * Lets a request take as long as a large upload over a slow line does: 12 hours. Node ends each after 5 minutes; its headers must
 * still come within one. The server is the framework's, and shows itself with its first request.
 * @see https://nodejs.org/api/http.html#serverrequesttimeout
 */
export function allowLongRequests(): void {
  subscribe('http.server.request.start', (message) => {
    if (typeof message === 'object' && message !== null && 'server' in message && message.server instanceof Server) {
      message.server.requestTimeout = longestRequestMs;
    }
  });
}
