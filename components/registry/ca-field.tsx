'use client';

import { FileUp } from 'lucide-react';
import { type ChangeEvent, useId, useRef, useState } from 'react';
import type { Certificate } from '@/lib/contract/registry';
import { Button } from '../ui/button';
import { Status } from '../ui/status';
import { CertificateFacts } from './certificate-facts';

/** A bundle of some dozen authorities; who needs more means the system’s roots. */
const maxBytes = 128 * 1024;

type CaFieldProps = Readonly<{
  pem: string;
  /** What the server read in it, where that is known. */
  certificates: readonly Certificate[];
  onChange: (pem: string) => void;
}>;

/** The certificates of an authority: pasted, or read from a file in the browser. */
export function CaField({ pem, certificates, onChange }: CaFieldProps) {
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string | null>(null);

  const readFile = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = target.files ?? [];
    target.value = '';
    if (chosen === undefined) return;
    const text = chosen.size > maxBytes ? null : await chosen.text();
    const found = text?.match(certificatePattern) ?? [];
    setFault(found.length > 0 ? null : faultOf(chosen));
    if (found.length > 0) onChange(found.join('\n'));
  };
  return (
    <>
      <label htmlFor={id} className="sr-only">
        CA certificates, PEM
      </label>
      <textarea
        id={id}
        rows={4}
        value={pem}
        maxLength={maxBytes}
        onChange={(event) => {
          setFault(null);
          onChange(event.target.value);
        }}
        placeholder={'-----BEGIN CERTIFICATE-----\n…'}
        autoComplete="off"
        spellCheck={false}
        className="mono block w-full resize-y overflow-auto rounded-2 border border-line-control bg-canvas px-2 py-1.5 text-2xs tracking-[-0.03em] whitespace-pre text-ink-2 placeholder:text-ink-3"
      />
      <p className="mt-1.5 flex flex-wrap items-center gap-2.5 text-2xs text-ink-3">
        <Button size="sm" icon={FileUp} onClick={() => file.current?.click()}>
          Read a file
        </Button>
        PEM; it stays in this browser until it is tested or saved
      </p>
      <input
        ref={file}
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        accept=".pem,.crt,.cer,application/x-pem-file,application/x-x509-ca-cert"
        onChange={(event) => void readFile(event)}
        className="hidden"
      />
      {fault === null ? null : (
        <p role="alert" className="mt-1.5 text-xs">
          <Status tone="danger" wraps>
            {fault}
          </Status>
        </p>
      )}
      {certificates.map((certificate) => (
        <div key={certificate.fingerprint256} className="mt-1.5">
          <CertificateFacts certificate={certificate} />
        </div>
      ))}
    </>
  );
}

const certificatePattern = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

function faultOf({ name, size }: File): string {
  if (size > maxBytes) return `“${name}” has more than 128 KiB: that is no list of certificates.`;
  return `“${name}” holds no certificate in PEM. One begins with “-----BEGIN CERTIFICATE-----”; a DER file can be turned into it with “openssl x509 -inform der”.`;
}
