import type { Certificate } from '@/lib/contract/registry';
import { formatDate } from '@/lib/display/date';
import { KeyValue, KeyValueRow } from '../ui/key-value';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';
import { Fingerprint } from './fingerprint';

/** What a person compares before trusting a certificate. */
export function CertificateFacts({ certificate }: Readonly<{ certificate: Certificate }>) {
  const { subject, issuer, validFrom, validTo, fingerprint256 } = certificate;
  return (
    <KeyValue className="grid-cols-[72px_minmax(0,1fr)]!">
      <KeyValueRow name="subject">
        <span className="mono">
          <VerbatimText>{subject}</VerbatimText>
        </span>
      </KeyValueRow>
      {issuer === subject ? null : (
        <KeyValueRow name="issuer">
          <span className="mono">
            <VerbatimText>{issuer}</VerbatimText>
          </span>
        </KeyValueRow>
      )}
      <KeyValueRow name="valid">
        {formatDate(validFrom)} to {formatDate(validTo)} <Validity validFrom={validFrom} validTo={validTo} />
      </KeyValueRow>
      <KeyValueRow name="SHA-256">
        <Fingerprint of={fingerprint256} />
      </KeyValueRow>
    </KeyValue>
  );
}

const dayMs = 24 * 3600 * 1000;

function Validity({ validFrom, validTo }: Readonly<{ validFrom: string; validTo: string }>) {
  const nowMs = Date.now();
  const days = Math.floor((Date.parse(validTo) - nowMs) / dayMs);
  const className = 'ml-2';
  if (Date.parse(validFrom) > nowMs)
    return (
      <Status tone="danger" className={className}>
        not valid yet
      </Status>
    );
  if (!(days >= 0))
    return (
      <Status tone="danger" className={className}>
        expired
      </Status>
    );
  if (days < 30)
    return (
      <Status tone="warn" className={className}>
        {days === 1 ? '1 day' : `${days} days`} left
      </Status>
    );
  const left = days < 730 ? `${Math.floor(days / 30.44)} months` : `${Math.floor(days / 365.25)} years`;
  return (
    <Status tone="ok" className={className}>
      {left} left
    </Status>
  );
}
