import 'server-only';
import { readFileSync } from 'node:fs';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { type RegistrySettings, trustOf } from '@/lib/account/registry-settings';

/** How the certificate of one connection is judged. Empty: by the system's roots. */
export type Verification = Readonly<{ secureContext?: SecureContext; rejectUnauthorized?: false }>;

/** How those of a registry are judged, and those of hosts that it names. */
export type Verifications = Readonly<{ own: Verification; others: Verification }>;

/**
 * How certificates are judged while `settings` hold. An authority of its own replaces the others for the registry itself, and
 * stands beside them for hosts that it names: its token server may have a public certificate. What is not verified is the
 * registry alone. `base`: the authorities, in PEM, in place of the system's.
 */
export function verificationsFor(settings: RegistrySettings, base: string | undefined): Verifications {
  const usual: Verification = base === undefined ? {} : { secureContext: createSecureContext({ ca: base }) };
  if (trustOf(settings) === 'unverified') return { own: { rejectUnauthorized: false }, others: usual };
  if (trustOf(settings) !== 'ca' || settings.ca === null) return { own: usual, others: usual };
  const { ca } = settings;
  let together: SecureContext | undefined;
  return {
    own: { secureContext: anchoredIn([ca]) },
    others: {
      // Reading a hundred roots takes a while, and few registries name other hosts.
      get secureContext() {
        together ??= anchoredIn([...(base === undefined ? usualRoots() : [base]), ca]);
        return together;
      },
    },
  };
}

/** Also an intermediate, or a server's own certificate, vouches when it is named: it need not be signed by itself. */
function anchoredIn(ca: readonly string[]): SecureContext {
  return createSecureContext({ ca: [...ca], allowPartialTrustChain: true });
}

/** What Node trusts when it is told nothing. */
function usualRoots(): readonly string[] {
  const path = process.env.NODE_EXTRA_CA_CERTS;
  return [...rootCertificates, ...(path === undefined ? [] : [readIfThere(path)])];
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
