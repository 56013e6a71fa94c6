import 'server-only';
import { z } from 'zod';
import type { Cost } from '@/lib/oci/content';
import { ProblemError } from '@/lib/problem/problem';
import type { Challenge } from './challenge';
import type { Credential } from './docker-config';
import { followRedirects } from './follow-redirects';
import { rateLimited } from './rate-limit';
import { withRetries } from './retry';
import type { Answer, Hop, Transport } from './transport';

/** A Bearer token and when it ends, in epoch milliseconds. */
export type Token = Readonly<{ value: string; expiresAtMs: number }>;

/** What a Bearer challenge asks for. `scope` is what the registry wants, empty for a sign-in alone; the grant may be narrower. */
export type TokenRequest = Readonly<{ realm: URL; service: string | null; scope: string }>;

type Sending = Readonly<{ signal?: AbortSignal | undefined; cost?: Cost | undefined }>;

/** @see distribution docs/spec/auth/token.md: `token` and `access_token` are the same, `expires_in` defaults to 60 */
const answerSchema = z.object({
  token: z.string().optional(),
  access_token: z.string().optional(),
  expires_in: z.number().nonnegative().optional().catch(undefined),
});

const oauthErrorSchema = z.object({ error: z.string() });

/** Reads a Bearer challenge that came from `registry`. Throws `registry_error` for a realm that may not be asked. */
export function tokenRequest(challenge: Challenge, registry: URL, defaultScope: string): TokenRequest {
  const realm = challenge.parameters.get('realm') ?? '';
  if (!URL.canParse(realm)) throw badRealm(registry, 'names no URL to sign in at.');
  const url = new URL(realm);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && registry.protocol === 'http:')) {
    throw badRealm(registry, `asks to sign in at “${url.host}” without TLS.`);
  }
  url.username = '';
  url.password = '';
  return {
    realm: url,
    service: challenge.parameters.get('service') ?? null,
    scope: challenge.parameters.get('scope') || defaultScope,
  };
}

/** What a realm does not accept: who the asker says to be, an identity token that once held, or what was asked for. */
export type Refusal = 'credentials' | 'expired' | 'access';

/** Asks the realm for a token, as `credential` or anonymously. */
export async function fetchToken(
  transport: Transport,
  request: TokenRequest,
  credential: Credential | null,
  sending: Sending,
): Promise<Token | Refusal> {
  const answer =
    credential?.kind === 'identity'
      ? await refresh(transport, request, credential, sending)
      : await ask(transport, request, credential, sending);
  if (isInvalidGrant(answer)) return 'expired';
  if (answer.status === 401) return 'credentials';
  if (answer.status === 403) return 'access';
  if (answer.status === 429) throw rateLimited(answer, request.realm.host);
  if (answer.status !== 200) throw realmFailed(request, `answered ${answer.status}`);
  return readToken(request, answer.body);
}

/** How OAuth refuses an identity token. @see RFC 6749, 5.2 */
function isInvalidGrant({ status, body }: Answer): boolean {
  return status === 400 && oauthErrorSchema.safeParse(jsonOf(body)).data?.error === 'invalid_grant';
}

/** Where the token is asked for without an account. @see distribution docs/spec/auth/token.md, Requesting a Token */
export function tokenUrl({ realm, service, scope }: TokenRequest): URL {
  const url = new URL(realm);
  if (service !== null) url.searchParams.set('service', service);
  // The parameter stands once for each scope.
  for (const one of scope.split(' ').filter(Boolean)) url.searchParams.append('scope', one);
  return url;
}

async function ask(transport: Transport, request: TokenRequest, credential: Credential | null, sending: Sending) {
  const url = tokenUrl(request);
  if (credential?.username) url.searchParams.set('account', credential.username);
  const headers: Hop['headers'] = credential === null ? {} : { authorization: basicAuthorization(credential) };
  return withRetries(transport.limits, sending.signal, () =>
    followRedirects(transport.limits, hop(transport, url, 'GET', headers, sending), (next) => transport.send(next)),
  );
}

/** Exchanges an identity token; realms that know no POST are asked as for a password. @see distribution docs/spec/auth/oauth.md */
async function refresh(
  transport: Transport,
  request: TokenRequest,
  credential: Extract<Credential, { kind: 'identity' }>,
  sending: Sending,
): Promise<Answer> {
  const form = new URLSearchParams({ grant_type: 'refresh_token', client_id: 'polyarch' });
  if (request.scope !== '') form.set('scope', request.scope);
  if (request.service !== null) form.set('service', request.service);
  form.set('refresh_token', credential.identityToken);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await transport.send({
    ...hop(transport, request.realm, 'POST', headers, sending),
    body: form.toString(),
  });
  if (answer.status !== 404 && answer.status !== 405) return answer;
  return ask(transport, request, credential, sending);
}

/** The `Authorization` of the Basic scheme. @see RFC 7617 */
export function basicAuthorization(credential: Credential): string {
  const [username, secret] =
    credential.kind === 'password'
      ? [credential.username, credential.password]
      : [credential.username || '<token>', credential.identityToken];
  return `Basic ${Buffer.from(`${username}:${secret}`).toString('base64')}`;
}

function readToken(request: TokenRequest, body: Uint8Array): Token {
  const answer = answerSchema.safeParse(jsonOf(body));
  const value = answer.data?.token || answer.data?.access_token || '';
  // What is no header text could break out of the header it is put in.
  if (!/^[\x21-\x7e]+$/.test(value)) throw realmFailed(request, 'answered no token');
  const lifetimeMs = Math.max(60, answer.data?.expires_in ?? 60) * 1000;
  // Renewed a little early: a token must still be good when it arrives.
  return { value, expiresAtMs: Date.now() + lifetimeMs * 0.9 };
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}

function hop({ limits }: Transport, url: URL, method: Hop['method'], headers: Hop['headers'], sending: Sending): Hop {
  return { url, method, headers: { accept: 'application/json', ...headers }, maxBytes: limits.tokenBytes, ...sending };
}

function badRealm(registry: URL, what: string): ProblemError {
  return new ProblemError({
    code: 'registry_error',
    message: `“${registry.host}” ${what}`,
    hint: 'Nothing was sent there. Ask whoever runs the registry.',
    details: { host: registry.host },
  });
}

function realmFailed({ realm }: TokenRequest, what: string): ProblemError {
  return new ProblemError({
    code: 'registry_error',
    message: `“${realm.host}”, where the registry signs people in, ${what}.`,
    hint: 'Try again in a moment.',
    details: { realmHost: realm.host },
  });
}
