import 'server-only';
import { X509Certificate } from 'node:crypto';
import { formatDate } from '@/lib/display/date';
import { ProblemError } from '@/lib/problem/problem';

/** More than a registry could want: its authorities with those between. */
const mostCertificates = 32;
const block = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/** The certificates in `pem`, with whatever stands around them left out. Unreadable ones are left out too. */
export function certificatesIn(pem: string): readonly X509Certificate[] {
  return blocksIn(pem).flatMap((text) => readCertificate(text) ?? []);
}

/**
 * What a person gave as a registry's authority, as nothing but its certificates. Throws `request_invalid` where that can
 * vouch for nothing: no certificate, a private key, one that has expired.
 */
export function authorityPem(text: string): string {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) {
    throw invalid('It holds a private key, which belongs nowhere but to its server.', 'Give the certificate alone.');
  }
  const blocks = blocksIn(text);
  if (blocks.length === 0) {
    throw invalid(
      'It holds no certificate.',
      'Give certificates in PEM: text that begins with “-----BEGIN CERTIFICATE-----”.',
    );
  }
  if (blocks.length > mostCertificates) throw invalid(`It holds more than ${mostCertificates} certificates.`);
  return blocks.map((one, index) => checked(one, index + 1)).join('');
}

function checked(text: string, position: number): string {
  const certificate = readCertificate(text);
  if (certificate === null) throw invalid(`Certificate ${position} in it cannot be read: it is damaged.`);
  const end = new Date(certificate.validTo);
  if (end.getTime() < Date.now()) {
    throw invalid(
      `Certificate ${position} in it expired on ${formatDate(end.toISOString())}.`,
      'Give the current one.',
    );
  }
  return certificate.toString();
}

function blocksIn(pem: string): readonly string[] {
  return pem.match(block) ?? [];
}

function readCertificate(text: string): X509Certificate | null {
  try {
    return new X509Certificate(text);
  } catch {
    return null;
  }
}

function invalid(what: string, hint?: string): ProblemError {
  return new ProblemError({
    code: 'request_invalid',
    message: `The field “ca” is wrong: ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
    ...(hint === undefined ? {} : { hint }),
    details: { field: 'ca' },
  });
}
