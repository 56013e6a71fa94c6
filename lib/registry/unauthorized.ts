import 'server-only';
import { ProblemError } from '@/lib/problem/problem';
import type { Refusal, TokenRequest } from './token';

/** Who got no further, where and why. */
type Refused = Readonly<{
  registry: string;
  /** Null: the registry’s own list of repositories. */
  repository: string | null;
  /** Null: nobody in particular. */
  account: string | null;
  /** What was not accepted: who the asker says to be, or that this one may see what was asked for. */
  refusal: Refusal;
  /** The token that was asked for, where the registry wants one. */
  request: TokenRequest | undefined;
}>;

/**
 * The `unauthorized` of an account, or of nobody, that a registry lets no further. A password that is wrong is told apart from
 * a repository that is private or missing, which registries do not tell apart: `details.reason`.
 */
export function unauthorized({ registry, repository, account, refusal, request }: Refused): ProblemError {
  const isWrongAccount = account !== null && refusal === 'credentials';
  return new ProblemError({
    code: 'unauthorized',
    ...sentences(registry, repository === null ? 'its repositories' : `“${repository}”`, account, isWrongAccount),
    details: {
      registry,
      repository,
      account,
      reason: isWrongAccount ? 'credentials_refused' : 'private_or_missing',
      scope: request?.scope ?? null,
      realmHost: request?.realm.host ?? null,
    },
  });
}

function sentences(registry: string, what: string, account: string | null, isWrongAccount: boolean) {
  const login = `“docker login ${registry}”`;
  if (account === null) {
    return {
      message: `${registry} does not show ${what} to everyone: it is private, or it does not exist.`,
      hint: `Check the name. If it is private, sign in with ${login} and try again.`,
    };
  }
  if (isWrongAccount) {
    return {
      message: `${registry} does not accept the password or token of “${account}”: it is wrong, has expired or was revoked.`,
      hint: `Sign in anew with ${login}.`,
    };
  }
  return {
    message: `${registry} accepts the account “${account}”, but does not show it ${what}: it may not see it, or it does not exist.`,
    hint: `Check the name, ask for access, or sign in with another account: ${login}.`,
  };
}
