import 'server-only';
import { digestOf } from '../content/verify';
import type { Descriptor } from '../oci/descriptor';
import type { Digest } from '../oci/digest';

/** Collects the blobs of a layout; the same bytes are kept once. */
export class LayoutBlobs {
  readonly #bytes = new Map<Digest, Uint8Array>();

  /** Adds a blob and describes it. */
  add(mediaType: string, bytes: Uint8Array): Descriptor {
    const digest = digestOf(bytes);
    this.#bytes.set(digest, bytes);
    return { mediaType, digest, size: bytes.length };
  }

  /** Adds `value` as JSON indented by `indent` spaces. */
  addJson(mediaType: string, value: unknown, indent = 2): Descriptor {
    return this.add(mediaType, Buffer.from(JSON.stringify(value, null, indent)));
  }

  entries(): Iterable<[Digest, Uint8Array]> {
    return this.#bytes.entries();
  }
}
