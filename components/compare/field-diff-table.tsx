'use client';

import { useState } from 'react';
import { differs } from '@/lib/comparison/compare-fields';
import type { FieldChange } from '@/lib/contract/comparison';
import { formatDate, formatTime } from '@/lib/display/date';
import { shortDigest } from '@/lib/display/digest';
import { isDigest } from '@/lib/oci/digest';
import { DigestSwatch } from '../reference/digest-swatch';
import { Button } from '../ui/button';
import { VerbatimText } from '../ui/verbatim-text';
import type { SideNames } from './side-name';

type FieldDiffTableProps = Readonly<{ label: string; fields: readonly FieldChange[]; names: SideNames }>;

/** Fields whose values differ, a row each, with both values; the same ones come when they are wanted. */
export function FieldDiffTable({ label, fields, names }: FieldDiffTableProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? fields : fields.filter(differs);
  const same = fields.length - fields.filter(differs).length;
  return (
    <>
      <table
        aria-label={label}
        className="w-full table-fixed border-collapse text-xs max-md:block [&_td]:px-2 [&_td]:py-[5px] [&_td]:align-top [&_td]:wrap-anywhere"
      >
        <thead className="text-2xs text-ink-3 max-md:sr-only [&_th]:border-b [&_th]:border-line-strong [&_th]:px-2 [&_th]:pb-0.5 [&_th]:text-left [&_th]:font-regular">
          <tr>
            <th scope="col" className="w-38">
              <span className="sr-only">Field</span>
            </th>
            <th scope="col">
              <VerbatimText>{names.a}</VerbatimText>
            </th>
            <th scope="col">
              <VerbatimText>{names.b}</VerbatimText>
            </th>
          </tr>
        </thead>
        <tbody className="max-md:block">
          {shown.map((field) => (
            <tr
              key={`${field.of} ${field.name}`}
              className="max-md:grid max-md:grid-cols-2 max-md:py-1 [&>*]:border-b [&>*]:border-line max-md:[&>*]:border-0! max-md:border-b max-md:border-line"
            >
              <th
                scope="row"
                title={fieldName(field)}
                className="mono py-[5px] pr-2 text-left align-top font-regular wrap-anywhere text-ink-3 max-md:col-span-full max-md:py-0.5"
              >
                <VerbatimText>{shortFieldName(field)}</VerbatimText>
              </th>
              <td className={washes[field.verdict].a}>
                <FieldValue value={field.a} field={field} />
              </td>
              <td className={washes[field.verdict].b}>
                <FieldValue value={field.b} field={field} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {same > 0 ? (
        <Button variant="ghost" size="sm" className="mt-1 -ml-2" onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Hide what is the same' : `Show ${same} that are the same`}
        </Button>
      ) : null}
    </>
  );
}

const washes: Readonly<Record<FieldChange['verdict'], Readonly<{ a: string; b: string }>>> = {
  same: { a: '', b: '' },
  changed: { a: 'bg-del-bg', b: 'bg-add-bg' },
  added: { a: '', b: 'bg-add-bg' },
  removed: { a: 'bg-del-bg', b: '' },
};

function fieldName({ of, name }: FieldChange): string {
  return of === 'env' || of === 'label' || of === 'annotation' ? `${of} ${name}` : name;
}

/** The keys that the image-spec predefines are known by their last part. @see image-spec annotations.md */
function shortFieldName(field: FieldChange): string {
  return fieldName(field).replace('org.opencontainers.image.', '');
}

function FieldValue({ value, field }: Readonly<{ value: FieldChange['a']; field: FieldChange }>) {
  if (value === null) return <span className="text-ink-3">{field.name === 'user' ? 'not set, root' : 'not set'}</span>;
  const text = textOf(value, field);
  if (text === '') return <span className="text-ink-3">empty</span>;
  if (isDigest(text)) {
    return (
      <span title={text} className="mono inline-flex items-center gap-1.5">
        <DigestSwatch digest={text} /> {shortDigest(text, 7)}
      </span>
    );
  }
  return (
    <span className="mono whitespace-pre-wrap">
      <VerbatimText>{text}</VerbatimText>
    </span>
  );
}

/** Words that a space could be taken for two of are written as JSON. */
function textOf(value: string | readonly string[], { of, name }: FieldChange): string {
  if (typeof value !== 'string') {
    return value.some((word) => /\s|^$/.test(word)) ? JSON.stringify(value) : value.join(' ');
  }
  return of === 'config' && name === 'created' ? `${formatDate(value)} ${formatTime(value)}` : value;
}
