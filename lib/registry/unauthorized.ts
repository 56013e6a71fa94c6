import 'server-only';
import type { RegistrySettings } from '@/lib/account/registry-settings';
import { ProblemError } from '@/lib/problem/problem';
import type { Refusal, TokenRequest } from './token';

/** Who may ask a registry: nobody in particular over plain http, else as its settings say. */
export type Asker = RegistrySettings['account']['kind'] | 'unsafe';

/** Who got no further, where and why. */
type Refused = Readonly<{
  registry: string;
  asker: Asker;
  /** Null: the registry’s own list of repositories. */
  repository: string | null;
  /** Null: nobody in particular. */
  account: string | null;
  refusal: Refusal;
  /** The token that was asked for, where the registry wants one. */
  request: TokenRequest | undefined;
}>;

type Reason = 'no_account' | 'rejected' | 'expired' | 'insufficient';
type Sentences = Readonly<{ message: string; hint: string }>;

/**
 * The `unauthorized` of an account, or of nobody, that a registry lets no further. `details.reason` tells a password that is
 * wrong or has expired apart from a repository that is private or missing, which registries do not tell apart.
 */
export function unauthorized({ registry, asker, repository, account, refusal, request }: Refused): ProblemError {
  const what = repository === null ? 'its repositories' : `“${repository}”`;
  return new ProblemError({
    code: 'unauthorized',
    ...(account === null ? toNobody(registry, what, asker) : toAccount(registry, what, account, asker, refusal)),
    details: {
      registry,
      repository,
      account,
      reason: account === null ? 'no_account' : reasons[refusal],
      scope: request?.scope ?? null,
      realmHost: request?.realm.host ?? null,
    },
  });
}

const reasons = {
  credentials: 'rejected',
  expired: 'expired',
  access: 'insufficient',
} as const satisfies Record<Refusal, Reason>;

function toNobody(registry: string, what: string, asker: Asker): Sentences {
  return {
    message: `${registry} does not show ${what} to everyone: it is private, or it does not exist.`,
    hint:
      asker === 'unsafe'
        ? 'Check the name. No account is sent over plain http: if it is private, the registry must be asked over https.'
        : `Check the name. If it is private, sign in to ${registry}${asker === 'docker' ? `, here or with “docker login ${registry}”,` : ''} and try again.`,
  };
}

function toAccount(registry: string, what: string, account: string, asker: Asker, refusal: Refusal): Sentences {
  const anew =
    asker === 'stored'
      ? `Sign in to ${registry} anew.`
      : `Sign in anew with “docker login ${registry}”, or with an account kept here.`;
  switch (refusal) {
    case 'credentials':
      return {
        message: `${registry} does not accept the password or token of “${account}”: it is wrong, has expired or was revoked.`,
        hint: anew,
      };
    case 'expired':
      return {
        message: `The password or token of “${account}” at ${registry} has expired or was revoked.`,
        hint: anew,
      };
    case 'access':
      return {
        message: `${registry} accepts the account “${account}”, but does not show it ${what}: it may not see it, or it does not exist.`,
        hint: 'Check the name, ask for access, or sign in with another account.',
      };
  }
}
