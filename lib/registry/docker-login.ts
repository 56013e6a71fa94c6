import 'server-only';
import { LruCache } from '@/lib/content/lru-cache';
import type { Account } from '@/lib/contract/registry';
import { ProblemError } from '@/lib/problem/problem';
import { askHelper, type Login } from './credential-helper';
import { credentialIn, dockerConfig, helperFor } from './docker-config';
import type { Asker } from './unauthorized';

/** Helpers are programs, some of them slow: a page of requests runs one once, and a new login still counts soon. */
const knownMs = 60_000;
const unknownMs = 5000;

type DockerAccount = Extract<Account, { kind: 'docker' }>;

const answers = new LruCache<{ atMs: number; login: Promise<Login> }>(500);

/** The login that Docker's configuration in `folder` holds for `registry`: `credHelpers` over `credsStore` over `auths`, as Docker has it. */
export async function dockerLogin(folder: string, registry: string): Promise<Login> {
  const config = await dockerConfig(folder);
  const helper = helperFor(config, registry);
  if (helper === null) return { credential: credentialIn(config.auths, registry), failure: null };
  const key = JSON.stringify([folder, helper, registry]);
  const known = answers.get(key);
  if (known !== undefined && Date.now() - known.atMs < knownMs) return known.login;
  const asked = { atMs: Date.now(), login: askHelper(helper, registry) };
  answers.set(key, asked);
  const login = await asked.login;
  if (login.credential === null) asked.atMs -= knownMs - unknownMs;
  return login;
}

/** The same as a person is shown it, with the helper that answers; without its secret. */
export async function dockerAccount(folder: string, registry: string): Promise<DockerAccount> {
  const { credential, failure } = await dockerLogin(folder, registry);
  const username = credential === null ? null : credential.username || '<token>';
  return { kind: 'docker', username, helper: helperFor(await dockerConfig(folder), registry), failure };
}

/** The same problem, with the login that could not be had where that may be why. */
export function explainedBy(failure: string, asker: Asker, thrown: unknown): unknown {
  if (!(thrown instanceof ProblemError)) return thrown;
  const { problem } = thrown;
  if (problem.code !== 'unauthorized' && problem.code !== 'denied') return thrown;
  const mend = asker === 'docker' ? 'Mend the helper, or sign in anew.' : 'Sign in anew.';
  const hint = `${failure} So the registry was asked without an account. ${mend}`;
  return new ProblemError({ ...problem, hint }, { cause: thrown });
}
