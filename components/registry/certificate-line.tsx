import type { ReactNode } from 'react';
import type { Certificate } from '@/lib/contract/registry';
import { formatDate } from '@/lib/display/date';
import { VerbatimText } from '../ui/verbatim-text';
import { CertificateFacts } from './certificate-facts';

type CertificateLineProps = Readonly<{
  certificate: Certificate;
  /** With its fingerprint, for those who are to trust it. */
  isWhole: boolean;
}>;

/** The certificate that a registry showed, in a line below its step. */
export function CertificateLine({ certificate, isWhole }: CertificateLineProps) {
  if (isWhole) {
    return (
      <div className="col-span-2 col-start-2 mt-1.5 max-w-130">
        <CertificateFacts certificate={certificate} />
      </div>
    );
  }
  return (
    <dl className="col-span-2 col-start-2 mt-1 flex flex-wrap gap-y-1 max-md:block">
      <Piece name="subject">
        <VerbatimText>{certificate.subject}</VerbatimText>
      </Piece>
      <Piece name="issuer">
        <VerbatimText>{certificate.issuer}</VerbatimText>
      </Piece>
      <Piece name="expires">
        <span className="font-sans">{formatDate(certificate.validTo)}</span>
      </Piece>
    </dl>
  );
}

function Piece({ name, children }: Readonly<{ name: string; children: ReactNode }>) {
  return (
    <div className="flex min-w-0 gap-2 px-4 not-first:border-l not-first:border-line first:pl-0 max-md:border-0! max-md:px-0">
      <dt className="text-ink-3 max-md:w-18">{name}</dt>
      <dd className="mono min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}
