import { buffer } from 'node:stream/consumers';
import type { Fault } from './memory-registry';
import { type Reply, refusal } from './perform-step';

/** Hangs up before it has read anything. */
export const hangsUp: Fault = ({ request }) => request.socket.destroy();

/** Hangs up once `bytes` of the request's body have come; what asks without a body is answered well. */
export function cutsRequestAt(bytes: number): Fault {
  return async ({ request, send, perform }) => {
    if (Number(request.headers['content-length'] ?? 0) < bytes) return send(await perform());
    let length = 0;
    for await (const piece of request) {
      length += piece.length;
      if (length >= bytes) return request.socket.destroy();
    }
  };
}

/** Promises the whole answer, and hangs up after a part of it. */
export function cutsAnswerAt(share: number): Fault {
  return async ({ request, response, perform }) => {
    const { status, headers, body = '' } = await perform();
    const bytes = Buffer.from(body);
    response.writeHead(status, { 'content-length': bytes.length, ...headers });
    response.flushHeaders();
    const part = request.method === 'HEAD' ? Buffer.alloc(0) : bytes.subarray(0, Math.round(bytes.length * share));
    response.write(part, () => setImmediate(() => request.socket.destroy()));
  };
}

/** Does what is asked, and hangs up instead of saying so. */
export const losesAnswer: Fault = async ({ request, perform }) => {
  await perform();
  request.socket.destroy();
};

/** Takes the request and never answers. */
export const isSilent: Fault = ({ request }) => buffer(request);

/** Sends the head of an answer, and then nothing. */
export const stalls: Fault = async ({ request, response }) => {
  await buffer(request);
  response.writeHead(200, { 'content-length': 1000 }).flushHeaders();
};

/** Reads the request, does nothing of it and answers so. */
export function answers(reply: Reply): Fault {
  return async ({ request, send }) => {
    await buffer(request);
    send(reply);
  };
}

/** Refuses with an error of the specification. */
export function refuses(status: number, code: string, headers: Readonly<Record<string, string>> = {}): Fault {
  return answers(refusal(status, code, headers));
}

/** The token has ended: asks for another. */
export const expiresToken: Fault = async ({ request, send, expire }) => {
  await buffer(request);
  send(expire());
};

/** Answers well, but for what `change` makes of it. Whoever has no token yet is asked for one. */
export function alters(change: (reply: Reply) => Reply): Fault {
  return async ({ perform, send }) => {
    const reply = await perform();
    send(reply.status === 401 ? reply : change(reply));
  };
}

/** Takes no request whose body has more than `bytes`. */
export function takesAtMost(bytes: number): Fault {
  return async ({ request, perform, send }) => {
    if (Number(request.headers['content-length']) <= bytes) return send(await perform());
    await buffer(request);
    send({ status: 413 });
  };
}
