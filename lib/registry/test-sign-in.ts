import 'server-only';
import { ProblemError } from '@/lib/problem/problem';
import { parseChallenges } from './challenge';
import type { Login } from './credential-helper';
import type { Credential } from './docker-config';
import { headerText } from './header-text';
import { rateLimited } from './rate-limit';
import type { Found } from './test-step';
import { basicAuthorization, fetchToken, type Refusal, tokenRequest } from './token';
import type { Answer } from './transport';
import { askBase, type Trial } from './trial';
import { untrustedText } from './untrusted-text';

/** Whether what answers is a registry. */
export async function testPing(trial: Trial): Promise<Found> {
  const { host, origin } = trial;
  const answer = await askBase(host, origin);
  const facts = ['docker-distribution-api-version', 'server'].flatMap((name) => {
    const value = headerText(answer.headers, name);
    return value === null ? [] : [{ name, value: untrustedText(value, 80) }];
  });
  if (answer.status === 429) throw rateLimited(answer, host.endpoint.registry);
  const isOwn = answer.url.origin === origin.origin;
  if (answer.status === 200 || (answer.status === 401 && isOwn)) {
    trial.first = answer;
    const meaning = answer.status === 200 ? 'everyone may ask' : 'it wants to know who asks';
    return { message: `It answers ${answer.status}: ${meaning}.`, facts };
  }
  const what = isOwn ? 'where a registry answers 200 or 401' : `at “${answer.url.host}”, to which it redirects`;
  return { state: 'failed', message: `“${origin.host}” answers ${answer.status} ${what}.`, facts };
}

/** How the registry wants to be signed in to. */
export function testChallenge(trial: Trial): Found {
  const { first } = trial;
  if (first === null || first.status === 200) return { state: 'unneeded', message: 'It asks nobody to sign in.' };
  const challenges = parseChallenges(headerText(first.headers, 'www-authenticate') ?? '');
  const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
  if (bearer !== undefined) {
    const request = tokenRequest(bearer, first.url, '');
    trial.demand = { scheme: 'bearer', request };
    const facts = ['realm', 'service', 'scope'].flatMap((name) => {
      const value = bearer.parameters.get(name);
      return value === undefined ? [] : [{ name, value: untrustedText(value) }];
    });
    return { message: `Bearer: tokens come from “${request.realm.host}”.`, facts };
  }
  if (challenges.some(({ scheme }) => scheme === 'basic')) {
    trial.demand = { scheme: 'basic' };
    return { message: 'Basic: it takes user name and password itself.' };
  }
  const named = challenges.map(({ scheme }) => untrustedText(scheme, 40)).join(', ');
  const message =
    named === '' ? 'It names no way to sign in.' : `It names no way to sign in that is known here: ${named}.`;
  return { state: 'failed', message };
}

/** Whether the account, or nobody in particular, is let in. */
export async function testToken(trial: Trial): Promise<Found> {
  const { host, origin, demand } = trial;
  if (demand === null) return { state: 'unneeded', message: 'None is needed.' };
  const login = await host.login();
  if (login.failure !== null) return wantsAccount(login.failure, trial);
  const { credential } = login;
  const who = nameOf(login);
  if (demand.scheme === 'basic') {
    if (credential === null) return wantsAccount('It lets in nobody without an account.', trial);
    return welcomed(await askBase(host, origin, basicAuthorization(credential)), who, trial);
  }
  const token = await fetchToken(host.transport, demand.request, credential, {});
  if (typeof token === 'string') return wantsAccount(refusalOf(token, credential, demand.request.realm.host), trial);
  const seconds = Math.round((token.expiresAtMs - Date.now()) / 1000);
  const facts = [{ name: 'renewed after', value: `${seconds} s` }];
  // What nobody in particular may do is known only with a repository.
  if (credential === null) return { message: `“${demand.request.realm.host}” gives tokens to everyone.`, facts };
  return { ...welcomed(await askBase(host, origin, `Bearer ${token.value}`), who, trial), facts };
}

/** What would be asked for, once there is a repository to ask for. */
export function testScope({ demand }: Trial): Found {
  if (demand?.scheme !== 'bearer') return { state: 'unneeded', message: 'Access is granted as a whole.' };
  return {
    message: 'For each repository it would ask for no more than it needs.',
    facts: [
      { name: 'to read', value: 'repository:NAME:pull' },
      { name: 'to push', value: 'repository:NAME:pull,push' },
      { name: 'to list repositories', value: 'registry:catalog:*' },
    ],
  };
}

function welcomed(answer: Answer, who: string, trial: Trial): Found {
  const isOwn = answer.url.origin === trial.origin.origin;
  if (answer.status === 200 && isOwn) return { message: `${trial.host.endpoint.registry} accepts ${who}.` };
  if (answer.status === 401 || answer.status === 403) {
    return wantsAccount(
      `${trial.host.endpoint.registry} does not accept ${who}: the password or token is wrong.`,
      trial,
    );
  }
  throw new ProblemError({
    code: 'registry_error',
    message: `${trial.host.endpoint.registry} answers ${answer.status} to ${who}.`,
  });
}

function refusalOf(refusal: Refusal, credential: Credential | null, realmHost: string): string {
  if (credential === null) return `“${realmHost}” gives tokens to nobody without an account.`;
  const who = nameOf({ credential });
  if (refusal === 'expired') return `“${realmHost}” says that the password or token of ${who} has expired.`;
  return refusal === 'credentials'
    ? `“${realmHost}” does not accept ${who}: the password or token is wrong.`
    : `“${realmHost}” refuses a token to ${who}.`;
}

function wantsAccount(message: string, { host }: Trial): Found {
  if (host.asker !== 'unsafe') return { state: 'failed', message, action: 'sign-in' };
  return { state: 'failed', message: `${message} No account is sent over plain http.` };
}

function nameOf({ credential }: Pick<Login, 'credential'>): string {
  return credential === null ? 'nobody' : `“${credential.username || '<token>'}”`;
}
