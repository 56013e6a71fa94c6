import 'server-only';
import type { RegistrySettings } from '@/lib/account/registry-settings';
import type { Login } from './credential-helper';
import { secretOf } from './docker-config';

/** The login of the account that `settings` keep, whose secret in clear is `secret`: null when no key opens it any more. */
export function storedLogin({ account, host }: RegistrySettings, secret: string | null): Login {
  if (account.kind !== 'stored') return { credential: null, failure: null };
  if (secret === null) {
    return {
      credential: null,
      failure: `The password or token of “${account.username}” that is kept here for ${host} cannot be opened: the key that sealed it is gone.`,
    };
  }
  const { username } = account;
  if (account.secret === 'token') return { credential: secretOf('<token>', secret), failure: null };
  return { credential: { kind: 'password', username, password: secret }, failure: null };
}
