import 'server-only';
import type { ReadOptions } from '@/lib/oci/content';
import type { ProblemError } from '@/lib/problem/problem';
import { answerProblem } from './answer-problem';
import type { Need } from './authorizer';
import { accountKey, type Credential } from './docker-config';
import { explainedBy } from './docker-login';
import type { RegistryHost } from './registry-host';
import type { Answer } from './transport';

/** One request of the distribution API, as far as sign-in and problems go. */
export type SignedRequest<A extends Answer = Answer> = Readonly<{
  need: Need;
  /** `manifests/3.20`, `blobs/sha256:…`, `tags/list?n=100`; below `/v2/<repository>/`, the catalog’s below `/v2/`. */
  path: string;
  /** The statuses of success. */
  success: readonly number[];
  options: ReadOptions;
  /** What an answer means that is no success, where the usual sentences would not tell. */
  refusal?: (answer: Answer) => ProblemError | null;
  /** Sends it with `Authorization` as given. */
  send(authorization: string | undefined): Promise<A>;
}>;

/** Sends a request until it is answered with success: signs in when the registry asks for it. Throws the problem of any other answer. */
export async function sendSigned<A extends Answer>(host: RegistryHost, request: SignedRequest<A>): Promise<A> {
  const { credential, failure } = await host.login();
  try {
    return await sendAs(credential, host, request);
  } catch (thrown) {
    throw failure === null ? thrown : explainedBy(failure, host.asker, thrown);
  }
}

/** Where a request goes. */
export function requestUrl({ need, path }: Pick<SignedRequest, 'need' | 'path'>, origin: string): URL {
  return new URL(need.repository === null ? `/v2/${path}` : `/v2/${need.repository}/${path}`, origin);
}

async function sendAs<A extends Answer>(
  credential: Credential | null,
  host: RegistryHost,
  request: SignedRequest<A>,
): Promise<A> {
  const { need, options } = request;
  const { authorizer } = host;
  const authorization = await authorizer.known(need, credential, options);
  const first = await request.send(authorization);
  const hear = (answer: A) => {
    // Only the registry itself knows of its limits; a host that it redirected to speaks for nobody.
    if (isOwn(host, answer)) host.notices.hear(answer, accountKey(credential), need.repository ?? '');
    return answer;
  };
  if (!isOwnChallenge(host, first)) return accepted(host, request, hear(first));
  const proof = await authorizer.answer(first, need, credential, authorization, options);
  const second = await request.send(proof);
  if (isOwnChallenge(host, second)) throw authorizer.unauthorized(need, credential);
  return accepted(host, request, hear(second));
}

function accepted<A extends Answer>(
  host: RegistryHost,
  { need, path, success, refusal }: SignedRequest<A>,
  answer: A,
): A {
  if (success.includes(answer.status)) return answer;
  throw (
    refusal?.(answer) ?? answerProblem(answer, { registry: host.endpoint.registry, repository: need.repository, path })
  );
}

/** A 401 counts only from the registry itself: a host that it redirected to has no say in where credentials go. */
function isOwnChallenge(host: RegistryHost, answer: Answer): boolean {
  return answer.status === 401 && isOwn(host, answer);
}

function isOwn(host: RegistryHost, answer: Answer): boolean {
  return host.endpoint.origins.includes(answer.url.origin);
}
