import 'server-only';
import { ProblemError } from '@/lib/problem/problem';
import { networkReason } from './network-problem';
import type { RegistryHost } from './registry-host';
import type { Answer } from './transport';

/**
 * Sends to the origin at which a registry answers, and notes why it was not spoken to where that is so. Loopback registries
 * are asked in plain http, and in https when that is what they turn out to speak.
 */
export async function atItsOrigin<A extends Answer>(
  host: RegistryHost,
  send: (origin: string) => Promise<A>,
): Promise<A> {
  try {
    const answer = await sendToOrigin(host, send);
    host.refusal = null;
    return answer;
  } catch (error) {
    const code = error instanceof ProblemError ? error.problem.code : null;
    host.refusal = code === 'tls_untrusted' || code === 'plain_http' ? code : null;
    throw error;
  }
}

async function sendToOrigin<A extends Answer>(host: RegistryHost, send: (origin: string) => Promise<A>): Promise<A> {
  const [origin, alternative] = host.origin === undefined ? host.endpoint.origins : [host.origin];
  let failure: unknown;
  try {
    const answer = await send(origin);
    if (alternative === undefined || !saysTlsIsSpoken(answer)) {
      host.origin = origin;
      return answer;
    }
  } catch (error) {
    if (networkReason(error) !== null) host.origin = undefined;
    if (alternative === undefined || !mayBeTls(error)) throw error;
    failure = error;
  }
  try {
    const answer = await send(alternative);
    host.origin = alternative;
    return answer;
  } catch (error) {
    throw failure !== undefined && isNotTls(error) ? failure : error;
  }
}

function mayBeTls(error: unknown): boolean {
  const reason = networkReason(error);
  return reason === 'reset' || reason === 'not_http';
}

/** Go's and nginx's answer to plain http on a TLS port. */
function saysTlsIsSpoken({ status, body }: Answer): boolean {
  return status === 400 && /HTTP request (to an|was sent to) HTTPS/i.test(Buffer.from(body).toString('latin1'));
}

function isNotTls(error: unknown): boolean {
  return networkReason(error) !== null || (error instanceof ProblemError && error.problem.code === 'plain_http');
}
