import 'server-only';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type DetailedPeerCertificate, rootCertificates, type TLSSocket } from 'node:tls';

/** The certificate at the end of the chain by which `socket` is trusted, in DER. */
export function authorityOf(socket: TLSSocket): Buffer | undefined {
  return lastOf(socket.getPeerCertificate(true)).raw;
}

/**
 * What would have to be trusted for a chain to be: the last certificate that was presented of it, be it an authority, one
 * between, or the server's own. Null when none was seen.
 */
export function presentedAuthority(certificate: DetailedPeerCertificate): X509Certificate | null {
  const { raw } = lastOf(certificate);
  return raw === undefined ? null : new X509Certificate(raw);
}

/** The last certificate of a chain names itself as its issuer, or none that is there. */
function lastOf(first: DetailedPeerCertificate): Partial<DetailedPeerCertificate> {
  let certificate = first;
  // Chains are short; one that goes round is not followed for ever.
  for (let depth = 0; depth < 16; depth++) {
    const issuer = certificate.issuerCertificate;
    if (issuer === undefined || issuer.fingerprint256 === certificate.fingerprint256) break;
    certificate = issuer;
  }
  return certificate;
}

/** Whether other programs of this machine trust `authority` too: it is a public one, or among the system's. */
export function isKnownToAll(authority: Buffer): boolean {
  known ??= [...rootCertificates, ...systemBundles.map(readIfThere)].join('').replaceAll(/\s/g, '');
  return known.includes(authority.toString('base64'));
}

/** All known certificates in base64, without white space. */
let known: string | undefined;

/** Where Linux distributions, BSD and macOS keep them. @see Go, crypto/x509/root_linux.go and root_bsd.go */
const systemBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
