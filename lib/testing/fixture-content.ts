import type { Content } from '../oci/content';
import type { Descriptor } from '../oci/descriptor';
import { ProblemError } from '../problem/problem';
import type { Fixture } from './fixtures';

/** A repository that holds just `fixture`, under any tag, without a registry around it. */
export function fixtureContent(fixture: Fixture): Content {
  const withheld = new Set<string>(fixture.withheld);
  const held = new Map<string, Uint8Array>();
  const add = ({ descriptor, bytes, blobs, children }: Fixture): void => {
    if (!withheld.has(descriptor.digest)) held.set(descriptor.digest, bytes);
    for (const blob of blobs) held.set(blob.descriptor.digest, blob.bytes);
    children.forEach(add);
  };
  add(fixture);
  const get = async ({ digest }: Descriptor): Promise<Uint8Array> => {
    const bytes = held.get(digest);
    if (bytes === undefined) throw new ProblemError({ code: 'not_found', message: `The fixture has no ${digest}.` });
    return bytes;
  };
  return {
    resolve: async () => fixture.descriptor,
    getManifest: get,
    getBlob: get,
    async *streamBlob(descriptor) {
      yield await get(descriptor);
    },
    listTags: async () => ({ tags: ['latest'], next: null }),
    isAtHand: async () => true,
    notices: async () => ({ rateLimit: null, warnings: [] }),
  };
}
