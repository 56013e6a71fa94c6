import 'server-only';
import type { GivenAccount, GivenSettings } from '../account/registry-book';
import { type RegistrySettings, trustOf } from '../account/registry-settings';
import type { RegistryChange } from '../contract/registry-operations';
import { ProblemError } from '../problem/problem';
import { checkAddresses } from '../registry/allowed-addresses';
import { authorityPem } from '../registry/authority-pem';
import { endpointOf } from '../registry/endpoint';

/** `current` with what `change` names. Throws `request_invalid` for what cannot be or is not safe. */
export function mergeSettings(current: RegistrySettings, change: RegistryChange): GivenSettings {
  const { http = current.http, tlsVerify = current.tlsVerify, allowedAddresses = current.allowedAddresses } = change;
  const ca = change.ca === undefined ? current.ca : change.ca && authorityPem(change.ca);
  checkAddresses(allowedAddresses);
  const account = accountIn(change) ?? current.account;
  const given = { host: current.host, http, tlsVerify, ca: ca || null, allowedAddresses, account };
  if ('value' in account && mayBeRead({ ...given, account: current.account })) throw unsafe(current.host);
  return given;
}

function accountIn({ account, credentials }: RegistryChange): GivenAccount | null {
  if (credentials === undefined || credentials === null) {
    if (account !== undefined) return { kind: account };
    return credentials === null ? { kind: 'docker' } : null;
  }
  if (account !== undefined) {
    throw new ProblemError({
      code: 'request_invalid',
      message: `The field “account” says “${account}”, and “credentials” are given too.`,
      hint: 'Give one of them.',
    });
  }
  return 'identityToken' in credentials
    ? { kind: 'stored', username: '<token>', secret: 'token', value: credentials.identityToken }
    : { kind: 'stored', username: credentials.username, secret: 'password', value: credentials.password };
}

/** Whether what is sent can be read on the way, so that no account will be sent. */
function mayBeRead(settings: RegistrySettings): boolean {
  return trustOf(settings) === 'http' && !endpointOf(settings.host, new Set()).isLoopback;
}

function unsafe(host: string): ProblemError {
  return new ProblemError({
    code: 'request_invalid',
    message: `“${host}” is spoken to in plain http, over which no account is sent.`,
    hint: 'Let it be asked over https, or leave the account out.',
    details: { field: 'credentials', registry: host },
  });
}
