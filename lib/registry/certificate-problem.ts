import 'server-only';
import { X509Certificate } from 'node:crypto';
import type { DetailedPeerCertificate } from 'node:tls';
import { ProblemError } from '@/lib/problem/problem';
import { presentedAuthority } from './authority';
import { certificateFacts } from './certificate-facts';

/** Node's codes in words; others are shown as they are. @see nodejs.org tls, X509 certificate error codes */
const reasons: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its authority is not known here',
  UNABLE_TO_GET_ISSUER_CERT: 'its authority is not known here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its authority is not known here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its authority is not known here',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it was issued for another name',
};

/** Those that end when its authority is trusted. */
const ofAuthority = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Whether a connection failed with `code` because Node refused the certificate. */
export function isCertificateCode(code: string): boolean {
  return Object.hasOwn(reasons, code) || code.startsWith('CERT_');
}

/** Why a certificate was refused, in words that go on a sentence. */
export function certificateReason(code: string): string {
  return reasons[code] ?? code;
}

/** Whether trusting the authority of a certificate that was refused with `code` would let it pass. */
export function isForWantOfAuthority(code: string): boolean {
  return ofAuthority.has(code);
}

type Refused = Readonly<{
  code: string;
  /** As it was presented; null where it was not seen, as behind a proxy. */
  certificate: DetailedPeerCertificate | null;
  url: URL;
  registry: string;
  cause: unknown;
}>;

/**
 * The problem of a certificate that was refused, with what a person needs to judge it. Nothing was sent to its bearer.
 * `details.authority` is what would have to be trusted, in PEM, where it was presented and would suffice.
 */
export function certificateProblem({ code, certificate, url, registry, cause }: Refused): ProblemError {
  const authority = certificate !== null && isForWantOfAuthority(code) ? presentedAuthority(certificate) : null;
  return new ProblemError(
    {
      code: 'tls_untrusted',
      message: `The certificate of “${url.host}” is not trusted: ${certificateReason(code)}. Nothing was sent to it.`,
      hint: hintFor(code),
      details: {
        registry,
        host: url.host,
        reason: code,
        ...(certificate?.raw === undefined ? {} : certificateFacts(new X509Certificate(certificate.raw))),
        authority: authority?.toString() ?? null,
        authoritySubject: authority === null ? null : certificateFacts(authority).subject,
        authorityFingerprint256: authority?.fingerprint256 ?? null,
      },
    },
    { cause },
  );
}

function hintFor(code: string): string {
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'Use a name that the certificate is for.';
  if (isForWantOfAuthority(code)) {
    return 'Trust its authority for this registry, or start Polyarch with NODE_EXTRA_CA_CERTS=/path/to/ca.pem.';
  }
  return 'Ask whoever runs the registry for a certificate that is valid.';
}
