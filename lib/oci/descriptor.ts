import type { Platform } from '../platform/platform';
import type { Annotations } from './annotations';
import type { Digest } from './digest';

/** A content-addressed pointer: media type, digest, size in bytes. @see image-spec descriptor.md */
export type Descriptor = Readonly<{
  mediaType: string;
  digest: Digest;
  size: number;
  platform?: Platform;
  annotations?: Annotations;
  artifactType?: string;
  urls?: readonly string[];
  data?: string;
}>;

/** What points to the content, without what one list or another says of it. */
export function bareDescriptor({ mediaType, digest, size }: Descriptor): Descriptor {
  return { mediaType, digest, size };
}

/** Whether both point to the same content, as the same kind of it. */
export function sameContent(a: Descriptor, b: Descriptor): boolean {
  return a.digest === b.digest && a.size === b.size && a.mediaType === b.mediaType;
}
