import type { FindingView } from '../contract/image';
import { type CheckedImage, finding } from './finding';

/** Attestation manifests stand under what they describe; those left as entries of their own describe nothing here. */
export function checkAttestations({ entries }: CheckedImage): FindingView[] {
  return entries
    .filter(({ kind }) => kind === 'attestation')
    .map((entry) =>
      finding('attestation-orphan', [entry], {
        label: 'no subject here',
        message: 'The attestation describes a manifest that this index does not list.',
        field: 'annotations',
      }),
    );
}
