'use client';

import { formatDate } from '@/lib/display/date';
import type { ProblemDetails } from '@/lib/problem/problem';
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

function Name({ children }: Readonly<{ children: string }>) {
  return (
    <span className="mono">
      <VerbatimText>{children}</VerbatimText>
    </span>
  );
}
