import { type Digest, digestAlgorithm, digestHex } from './digest';

/** As many characters of the digest’s hex part a tag takes: a sha512 is cut, and may share its tag with another. */
const hexLength = 64;

/**
 * The tag under which a client lists what refers to `subject`, where the registry keeps no such list.
 * @see distribution-spec, Referrers Tag Schema
 */
export function referrersTag(subject: Digest): string {
  return `${digestAlgorithm(subject)}-${digestHex(subject).slice(0, hexLength)}`;
}

/** Whether an index of this tag may list what refers to some manifest. */
export function isReferrersTag(tag: string): boolean {
  return /^sha(?:256|512)-[0-9a-f]{64}$/.test(tag);
}

/** The Digest of the manifest whose referrers an index of this tag lists; null also where the tag holds a part of it alone. */
export function subjectOfReferrersTag(tag: string): Digest | null {
  return isReferrersTag(tag) && tag.startsWith('sha256-') ? `sha256:${tag.slice('sha256-'.length)}` : null;
}
