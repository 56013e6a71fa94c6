import 'server-only';
import { z } from 'zod';
import type { RegistryRow } from '../store/stored-registries';
import type { RegistryAccount, RegistrySettings } from './registry-settings';

const addressesSchema = z.array(z.string()).readonly();
const accountKindSchema = z.enum(['none', 'docker', 'stored']);
const secretSchema = z.enum(['password', 'token']);

/** The settings in a row of the database. */
export function settingsIn(row: RegistryRow): RegistrySettings {
  return {
    host: row.host,
    http: row.http === null ? null : row.http !== 0,
    tlsVerify: row.tls_verify !== 0,
    ca: row.ca,
    allowedAddresses: addressesSchema.parse(JSON.parse(row.allowed_addresses)),
    account: accountIn(row),
  };
}

/** `settings` as a row, changed now. */
export function rowOf({ account, ...settings }: RegistrySettings): RegistryRow {
  const stored = account.kind === 'stored' ? account : null;
  return {
    host: settings.host,
    http: settings.http === null ? null : Number(settings.http),
    tls_verify: Number(settings.tlsVerify),
    ca: settings.ca,
    allowed_addresses: JSON.stringify(settings.allowedAddresses),
    account_kind: account.kind,
    username: stored?.username ?? null,
    secret_kind: stored?.secret ?? null,
    sealed_secret: stored?.sealed ?? null,
    stored_at_ms: stored?.storedAtMs ?? null,
    updated_at_ms: Date.now(),
  };
}

function accountIn(row: RegistryRow): RegistryAccount {
  const kind = accountKindSchema.parse(row.account_kind);
  if (kind !== 'stored') return { kind };
  return {
    kind,
    username: row.username ?? '',
    secret: secretSchema.parse(row.secret_kind),
    sealed: row.sealed_secret ?? '',
    storedAtMs: row.stored_at_ms ?? 0,
  };
}
