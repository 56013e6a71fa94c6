'use client';

import { useDeferredValue, useId, useState } from 'react';
import type { SbomPackage, SbomSummary } from '@/lib/contract/attestation';
import { counted } from '@/lib/display/counted';
import { Button } from '../ui/button';
import { VerbatimText } from '../ui/verbatim-text';
import { matchingPackages } from './matching-packages';

/** What follows an SBOM must not lie screens below it. */
const firstRows = 20;
const moreRows = 200;

/** The packages of an SBOM, to read and to search; many of them come in portions. */
export function PackageTable({ sbom }: Readonly<{ sbom: SbomSummary }>) {
  const [query, setQuery] = useState('');
  const [limit, setLimit] = useState(firstRows);
  const field = useId();
  const matching = matchingPackages(sbom.packages, useDeferredValue(query));
  const shown = matching.slice(0, limit);
  const unlisted = sbom.packageCount - sbom.packages.length;
  if (sbom.packages.length === 0) return null;
  return (
    <>
      <div className="mt-4 mb-2 flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <label htmlFor={field} className="text-xs text-ink-2">
          Find a package
        </label>
        <input
          id={field}
          type="search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          className="mono h-7 min-w-0 flex-1 rounded-2 border border-line-control bg-canvas px-2 max-md:h-11"
          autoComplete="off"
          spellCheck={false}
        />
        <span role="status" className="text-xs text-ink-3">
          {counted(matching.length, 'package', 'packages')}
        </span>
      </div>
      <table className="w-full table-fixed border-collapse text-xs [&_:is(td,th)]:pr-3 [&_:is(td,th):last-child]:pr-0">
        <caption className="sr-only">Packages</caption>
        <thead className="text-2xs text-ink-3 [&_th]:border-b [&_th]:border-line-strong [&_th]:pb-1 [&_th]:text-left [&_th]:font-regular">
          <tr>
            <th scope="col" className="w-[38%]">
              Package
            </th>
            <th scope="col" className="w-[24%]">
              Version
            </th>
            <th scope="col" className="w-[13%] max-md:hidden">
              Type
            </th>
            <th scope="col">Licence</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an SBOM may list a package twice; the position is the identity.
            <PackageRow key={index} one={one} />
          ))}
        </tbody>
      </table>
      {matching.length > shown.length ? (
        <Button size="sm" className="mt-2" onClick={() => setLimit(limit + moreRows)}>
          Show {Math.min(moreRows, matching.length - shown.length).toLocaleString('en')} more of{' '}
          {(matching.length - shown.length).toLocaleString('en')}
        </Button>
      ) : null}
      {unlisted > 0 ? (
        <p className="mt-2 text-xs text-ink-3">
          The first {sbom.packages.length.toLocaleString('en')} packages. {unlisted.toLocaleString('en')} more are in
          the raw JSON.
        </p>
      ) : null}
    </>
  );
}

function PackageRow({ one: { name, version, ecosystem, license, purl } }: Readonly<{ one: SbomPackage }>) {
  return (
    <tr
      title={purl ?? undefined}
      className="align-top [&>*]:border-b [&>*]:border-line [&>*]:py-[5px] [&>*]:wrap-anywhere"
    >
      <th scope="row" className="mono text-left font-medium">
        <VerbatimText>{name === '' ? 'without a name' : name}</VerbatimText>
      </th>
      <td className="mono">{version === null ? null : <VerbatimText>{version}</VerbatimText>}</td>
      <td className="text-ink-2 max-md:hidden">
        {ecosystem === null ? null : <VerbatimText>{ecosystem}</VerbatimText>}
      </td>
      <td className="text-ink-2">{license === null ? null : <VerbatimText>{license}</VerbatimText>}</td>
    </tr>
  );
}
