import 'server-only';
import type { ReadOptions } from '@/lib/oci/content';
import { ProblemError } from '@/lib/problem/problem';
import { answerProblem } from './answer-problem';
import type { Need } from './authorizer';
import { accountKey, type Credential } from './docker-config';
import { explainedBy } from './docker-login';
import { followRedirects } from './follow-redirects';
import { networkReason } from './network-problem';
import type { RegistryHost } from './registry-host';
import { withRetries } from './retry';
import type { Answer } from './transport';

/** One read of the distribution API, below `/v2/<repository>/`. */
export type RegistryRead = Readonly<{
  method: 'GET' | 'HEAD';
  need: Need;
  /** `manifests/3.20`, `blobs/sha256:…`, `tags/list?n=100`. */
  path: string;
  accept: string;
  maxBytes: number;
  options: ReadOptions;
}>;

/** Sends a read until it is answered with 200: signs in when asked to, follows redirects, tries again. Throws the problem of any other answer. */
export async function sendRead(host: RegistryHost, read: RegistryRead): Promise<Answer> {
  const { credential, failure } = await host.login();
  try {
    return await sendAs(credential, host, read);
  } catch (thrown) {
    throw failure === null ? thrown : explainedBy(failure, thrown);
  }
}

async function sendAs(credential: Credential | null, host: RegistryHost, read: RegistryRead): Promise<Answer> {
  const { authorizer } = host;
  const authorization = await authorizer.known(read.need, credential, read.options);
  const first = await attempt(host, read, authorization);
  const hear = (answer: Answer) => {
    // Only the registry itself knows of its limits; a host that it redirected to speaks for nobody.
    if (isOwn(host, answer)) host.notices.hear(answer, accountKey(credential), read.need.repository);
    return answer;
  };
  if (!isOwnChallenge(host, first)) return accepted(host, read, hear(first));
  const proof = await authorizer.answer(first, read.need, credential, authorization, read.options);
  const second = await attempt(host, read, proof);
  if (isOwnChallenge(host, second)) throw authorizer.unauthorized(read.need, credential);
  return accepted(host, read, hear(second));
}

function accepted(host: RegistryHost, read: RegistryRead, answer: Answer): Answer {
  if (answer.status === 200) return answer;
  throw answerProblem(answer, { registry: host.endpoint.registry, repository: read.need.repository, path: read.path });
}

/** A 401 counts only from the registry itself: a host that it redirected to has no say in where credentials go. */
function isOwnChallenge(host: RegistryHost, answer: Answer): boolean {
  return answer.status === 401 && isOwn(host, answer);
}

function isOwn(host: RegistryHost, answer: Answer): boolean {
  return host.endpoint.origins.includes(answer.url.origin);
}

function attempt(host: RegistryHost, read: RegistryRead, authorization: string | undefined): Promise<Answer> {
  const { signal, cost } = read.options;
  const send = (origin: string) =>
    followRedirects(host.transport, {
      url: new URL(`/v2/${read.need.repository}/${read.path}`, origin),
      method: read.method,
      headers: { accept: read.accept, ...(authorization === undefined ? {} : { authorization }) },
      maxBytes: read.maxBytes,
      signal,
      cost,
    });
  return withRetries(host.transport.limits, signal, () => notingRefusal(host, () => atItsOrigin(host, send)));
}

async function notingRefusal(host: RegistryHost, send: () => Promise<Answer>): Promise<Answer> {
  try {
    const answer = await send();
    host.refusal = null;
    return answer;
  } catch (error) {
    const code = error instanceof ProblemError ? error.problem.code : null;
    host.refusal = code === 'tls_untrusted' || code === 'plain_http' ? code : null;
    throw error;
  }
}

/** Loopback registries are asked in plain http, and in https when that is what they turn out to speak. */
async function atItsOrigin(host: RegistryHost, send: (origin: string) => Promise<Answer>): Promise<Answer> {
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
