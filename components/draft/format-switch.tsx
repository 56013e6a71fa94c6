'use client';

import { useState } from 'react';
import type { DraftView } from '@/lib/contract/draft';
import type { DraftFormat } from '@/lib/draft/draft';
import { Button } from '../ui/button';
import { Modal, ModalActions } from '../ui/modal';
import { Segmented } from '../ui/segmented';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';

type FormatSwitchProps = Readonly<{ draft: DraftView; onChange: (format: DraftFormat) => void }>;

const names = { auto: 'Auto', docker: 'Docker list', oci: 'OCI index' } as const;

/** As what the index is written. What a format cannot hold is told before the switch. */
export function FormatSwitch({ draft, onChange }: FormatSwitchProps) {
  const [asked, setAsked] = useState<'docker' | null>(null);
  const { format, writtenAs, losses } = draft;
  const choose = (next: DraftFormat) => {
    if (next === 'docker' && losses.docker.length > 0) setAsked(next);
    else onChange(next);
  };
  return (
    <span className="flex min-h-9 items-center">
      <Segmented
        label="Format"
        value={format}
        segments={[
          { value: 'auto', label: format === 'auto' ? `Auto: ${names[writtenAs]}` : names.auto },
          { value: 'docker', label: names.docker },
          { value: 'oci', label: names.oci },
        ]}
        onChange={choose}
      />
      {asked === null ? null : (
        <Modal title="A Docker list cannot hold all of this" onClose={() => setAsked(null)}>
          <ul className="grid gap-1.5">
            {losses.docker.map(({ what, message }) => (
              <li key={what}>
                <Status tone="warn" wraps className="text-ink!">
                  <VerbatimText>{message}</VerbatimText>
                </Status>
              </li>
            ))}
          </ul>
          <p className="mt-2 text-xs text-ink-3">
            The draft keeps it: back as an OCI index, all is there again. Only what is pushed lacks it.
          </p>
          <ModalActions>
            <Button type="submit" onClick={() => setAsked(null)}>
              Keep the format
            </Button>
            <Button
              variant="primary"
              onClick={() => {
                setAsked(null);
                onChange(asked);
              }}
            >
              Write a Docker list
            </Button>
          </ModalActions>
        </Modal>
      )}
    </span>
  );
}
