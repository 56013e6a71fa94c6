'use client';

import Link from 'next/link';
import { formatDate } from '@/lib/display/date';
import type { ProblemDetails } from '@/lib/problem/problem';
import { routes } from '@/lib/routes';
import { Button } from '../ui/button';
import { KeyValue, KeyValueRow } from '../ui/key-value';
import { VerbatimText } from '../ui/verbatim-text';
import { Fingerprint } from './fingerprint';
import { QuickDialog } from './quick-dialog';
import { useQuickSave } from './use-quick-save';

type TrustCaDialogProps = Readonly<{
  registry: string;
  /** Of the `tls_untrusted` that named the authority. */
  details: ProblemDetails;
  onClose: (solved: boolean) => void;
}>;

/** Shows which certificate would vouch for `registry` before it is trusted; not to verify at all is the lesser choice. */
export function TrustCaDialog({ registry, details, onClose }: TrustCaDialogProps) {
  const saving = useQuickSave(registry, () => onClose(true));
  const text = (name: string) => (typeof details[name] === 'string' ? details[name] : '');
  const trust = () =>
    saving.save({ http: false, tlsVerify: true, ca: text('authority') }, `${registry} is trusted by its own CA.`);
  const ignore = () =>
    saving.save(
      { http: false, tlsVerify: false, ca: null },
      `The certificate of ${registry} is not verified any more.`,
    );
  return (
    <QuickDialog
      title={`Trust this CA for ${registry}?`}
      saving={saving}
      submitLabel={saving.isBusy ? 'Saving' : 'Trust this CA'}
      onSubmit={trust}
      onClose={() => onClose(false)}
      otherAction={
        <Button variant="danger" className="mr-auto" onClick={ignore}>
          Do not verify it
        </Button>
      }
    >
      <p className="mb-2 text-ink-2">
        Compare the fingerprint with what whoever runs {registry} tells you. It counts for this registry only.
        {text('authorityFingerprint256') === text('fingerprint256') ? <OwnCertificate registry={registry} /> : null}
      </p>
      <KeyValue>
        <KeyValueRow name="Subject">
          <Name>{text('authoritySubject')}</Name>
        </KeyValueRow>
        <KeyValueRow name="SHA-256">
          <Fingerprint of={text('authorityFingerprint256')} />
        </KeyValueRow>
        <KeyValueRow name="Vouches for">
          <Name>{text('subject')}</Name>
        </KeyValueRow>
        <KeyValueRow name="Issued by">
          <Name>{text('issuer')}</Name>
        </KeyValueRow>
        <KeyValueRow name="Valid">
          {formatDate(text('validFrom'))} to {formatDate(text('validTo'))}
        </KeyValueRow>
      </KeyValue>
      <p className="mt-2 text-xs text-ink-3">
        Not verified, anyone on the path can change what you see, and read the account.
      </p>
    </QuickDialog>
  );
}

/** A server that shows no authority leaves nothing to trust but its own certificate. */
function OwnCertificate({ registry }: Readonly<{ registry: string }>) {
  return (
    <>
      {' '}
      It is the server’s own certificate: once that is renewed it is to be trusted anew. To avoid that,{' '}
      <Link href={routes.registry(registry)} prefetch={false}>
        give its CA
      </Link>
      .
    </>
  );
}

function Name({ children }: Readonly<{ children: string }>) {
  return (
    <span className="mono">
      <VerbatimText>{children}</VerbatimText>
    </span>
  );
}
