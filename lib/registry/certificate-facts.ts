import 'server-only';
import type { X509Certificate } from 'node:crypto';
import type { Certificate } from '@/lib/contract/registry';
import { untrustedText } from './untrusted-text';

/** What a person needs to judge a certificate. Its names are what whoever made it says: untrusted text. */
export function certificateFacts(certificate: X509Certificate): Certificate {
  return {
    subject: nameIn(certificate.subject),
    issuer: nameIn(certificate.issuer),
    names: untrustedText(certificate.subjectAltName ?? ''),
    validFrom: isoTime(certificate.validFrom),
    validTo: isoTime(certificate.validTo),
    fingerprint256: certificate.fingerprint256,
  };
}

/** Node writes a part of a name on each line. */
function nameIn(lines: string | undefined): string {
  return untrustedText((lines ?? '').split('\n').filter(Boolean).join(', '));
}

function isoTime(text: string): string {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? '' : time.toISOString();
}
