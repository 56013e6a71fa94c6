import 'server-only';
import type { TrustKind } from '../contract/registry';

/** Who asks a registry: nobody, whoever `docker login` saved, or an account that is kept here. */
export type RegistryAccount = Readonly<
  | { kind: 'none' }
  | { kind: 'docker' }
  | {
      kind: 'stored';
      /** `<token>` where an identity token stands alone. */
      username: string;
      /** `token`: an identity token, to be exchanged. */
      secret: 'password' | 'token';
      /** As `seal` made it. */
      sealed: string;
      storedAtMs: number;
    }
>;

/** How one registry is trusted and who asks it, wherever it is asked. */
export type RegistrySettings = Readonly<{
  /** As `registryName` has it. */
  host: string;
  /** Null: as for a registry that has no settings. */
  http: boolean | null;
  tlsVerify: boolean;
  /** Certificates in PEM that vouch for it instead of the system's. */
  ca: string | null;
  /** Addresses and networks that hosts named by it may be at, beside what is always allowed. */
  allowedAddresses: readonly string[];
  account: RegistryAccount;
}>;

/** What holds for a registry that has none of its own. */
export function defaultSettings(host: string): RegistrySettings {
  return { host, http: null, tlsVerify: true, ca: null, allowedAddresses: [], account: { kind: 'docker' } };
}

/** How it is trusted; `default` leaves open whether a registry on this machine speaks TLS. */
export function trustOf({ http, tlsVerify, ca }: RegistrySettings): TrustKind | 'default' {
  if (http) return 'http';
  if (!tlsVerify) return 'unverified';
  if (ca !== null) return 'ca';
  return http === null ? 'default' : 'system';
}
