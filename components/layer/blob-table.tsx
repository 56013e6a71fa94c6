import type { LayerView } from '@/lib/contract/image';
import { formatBytes } from '@/lib/display/bytes';
import { DigestLabel } from '../reference/digest-label';
import { VerbatimText } from '../ui/verbatim-text';

/** The blobs of an artifact as the files they are. @see image-spec annotations.md, org.opencontainers.image.title */
export function BlobTable({ blobs }: Readonly<{ blobs: readonly LayerView[] }>) {
  if (blobs.length === 0) return <p className="text-xs text-ink-3">This artifact has no blobs.</p>;
  return (
    <table className="w-full border-collapse text-xs [&_:is(td,th)]:pr-3 [&_:is(td,th):last-child]:pr-0">
      <thead className="text-2xs text-ink-3 [&_th]:border-b [&_th]:border-line-strong [&_th]:pb-1 [&_th]:text-left [&_th]:font-regular">
        <tr>
          <th scope="col">File</th>
          <th scope="col">Digest</th>
          <th scope="col" className="text-right!">
            Size
          </th>
        </tr>
      </thead>
      <tbody>
        {blobs.map((blob, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a manifest may list one blob twice; the position is the identity.
          <tr key={index} className="align-top [&>*]:border-b [&>*]:border-line [&>*]:py-[5px]">
            <th scope="row" className="w-full text-left font-regular wrap-anywhere">
              <span className="block font-medium">
                <VerbatimText>{blobName(blob) ?? `blob ${index + 1}`}</VerbatimText>
              </span>
              <span className="mono text-2xs text-ink-3">
                <VerbatimText>{blob.mediaType}</VerbatimText>
              </span>
            </th>
            <td>
              <DigestLabel digest={blob.digest} digits={12} />
            </td>
            <td className="text-right whitespace-nowrap">{formatBytes(blob.sizeBytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** BuildKit names no file: there the predicate type tells provenance from SBOM. @see in-toto Attestation, predicateType */
function blobName({ annotations = {} }: LayerView): string | undefined {
  return annotations['org.opencontainers.image.title'] ?? annotations['in-toto.io/predicate-type'];
}
