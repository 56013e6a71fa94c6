import 'server-only';
import type { Descriptor } from '../oci/descriptor';

/** The same descriptor with its fields in the order in which Docker writes them: the size before the digest. */
export function dockerDescriptor({ mediaType, size, digest, ...rest }: Descriptor): Descriptor {
  return { mediaType, size, digest, ...rest };
}
