import 'server-only';
import type { Certificate, PeerCertificate } from 'node:tls';
import { ProblemError } from '@/lib/problem/problem';
import { untrustedText } from './untrusted-text';

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

/** Whether a connection failed with `code` because Node refused the certificate. */
export function isCertificateCode(code: string): boolean {
  return Object.hasOwn(reasons, code) || code.startsWith('CERT_');
}

/**
 * The problem of a certificate that was refused, with what a person needs to judge it. Nothing was sent to its bearer.
 * Behind a proxy the certificate itself was not seen.
 */
export function certificateProblem(
  code: string,
  certificate: Partial<PeerCertificate>,
  url: URL,
  cause: unknown,
): ProblemError {
  return new ProblemError(
    {
      code: 'tls_untrusted',
      message: `The certificate of “${url.host}” is not trusted: ${reasons[code] ?? code}. Nothing was sent to it.`,
      hint:
        code === 'ERR_TLS_CERT_ALTNAME_INVALID'
          ? 'Use a name that the certificate is for.'
          : 'If you trust its authority, start Polyarch with NODE_EXTRA_CA_CERTS=/path/to/ca.pem.',
      details: {
        host: url.host,
        reason: code,
        subject: nameOf(certificate.subject),
        issuer: nameOf(certificate.issuer),
        names: untrustedText(certificate.subjectaltname ?? ''),
        validFrom: isoTime(certificate.valid_from),
        validTo: isoTime(certificate.valid_to),
        fingerprint256: certificate.fingerprint256 ?? '',
      },
    },
    { cause },
  );
}

function nameOf(name: Certificate | undefined): string {
  return untrustedText(
    Object.entries(name ?? {})
      .map(([key, value]) => `${key}=${value}`)
      .join(', '),
  );
}

function isoTime(text: string | undefined): string {
  const time = new Date(text ?? '');
  return Number.isNaN(time.getTime()) ? '' : time.toISOString();
}
