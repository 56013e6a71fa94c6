import 'server-only';
import { LruCache } from '@/lib/content/lru-cache';
import { ProblemError } from '@/lib/problem/problem';
import { askHelper, type Login } from './credential-helper';
import { credentialIn, dockerConfig, helperFor } from './docker-config';

/** Helpers are programs, some of them slow: a page of requests runs one once, and a new login still counts soon. */
const knownMs = 60_000;
const unknownMs = 5000;

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

/** The same problem, with the login that could not be had where that may be why. */
export function explainedBy(failure: string, thrown: unknown): unknown {
  if (!(thrown instanceof ProblemError)) return thrown;
  const { problem } = thrown;
  if (problem.code !== 'unauthorized' && problem.code !== 'denied') return thrown;
  const hint = `${failure} So the registry was asked without an account. Mend the helper, or sign in anew.`;
  return new ProblemError({ ...problem, hint }, { cause: thrown });
}
