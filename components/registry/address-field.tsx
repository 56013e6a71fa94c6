'use client';

import { useState } from 'react';
import { Segmented } from '../ui/segmented';
import { TextField } from '../ui/text-field';

type AddressFieldProps = Readonly<{ value: string; onChange: (addresses: string) => void }>;

const kinds = [
  { value: 'refuse', label: 'Refuse' },
  { value: 'these', label: 'Only these' },
] as const;

/** Which private addresses redirects and token servers of this registry may be at. */
export function AddressField({ value, onChange }: AddressFieldProps) {
  const [isOpen, setOpen] = useState(false);
  const kind = isOpen || value.trim() !== '' ? 'these' : 'refuse';
  return (
    <>
      <Segmented
        label="Private addresses"
        segments={kinds}
        value={kind}
        onChange={(chosen) => {
          setOpen(chosen === 'these');
          if (chosen === 'refuse') onChange('');
        }}
      />
      {kind === 'these' ? (
        <TextField
          label="Allowed private addresses"
          isLabelHidden
          placeholder="10.20.4.0/24, 10.20.9.31"
          value={value}
          onChange={({ target }) => onChange(target.value)}
          className="mt-2"
        />
      ) : null}
      <p className="mt-1.5 text-2xs leading-3.5 text-ink-3">
        Of its redirects and token servers; the registry itself may be where its name leads.
      </p>
    </>
  );
}
