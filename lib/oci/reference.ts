import type { Digest } from './digest';
import { parseDigest } from './digest';
import { checkRegistry, checkRepository, checkTag, isRegistryName, referenceProblem } from './reference-parts';
import { dockerHub, isDockerHub } from './registry-name';

/** An image in a registry, in Docker's normal form: `docker.io/library/alpine:3.20`. */
export type RegistryReference = Readonly<{
  kind: 'registry';
  /** Host with optional port, as people name it: `docker.io`, `ghcr.io`, `localhost:5000`, `[::1]:5000`. */
  registry: string;
  repository: string;
  tag?: string;
  digest?: Digest;
}>;

/** An image in an OCI layout of the data folder: `oci-layout://sample:linux8`. @see image-spec image-layout.md */
export type LayoutReference = Readonly<{
  kind: 'layout';
  /** The layout's name, `[a-z0-9]+([._-][a-z0-9]+)*`. */
  layout: string;
  tag?: string;
  digest?: Digest;
}>;

/** Names one manifest by Tag or Digest; with both, the digest wins. */
export type Reference = RegistryReference | LayoutReference;

/** Long enough for the longest registry, repository, tag and digest together. */
const maxLength = 1024;
const layoutScheme = 'oci-layout://';
const officialPrefix = 'library/';

/**
 * Reads a reference as Docker does: no registry means `docker.io`, one-part names there get `library/`.
 * A tag that was not typed stays undefined (see `resolvedTag`).
 * Throws `reference_invalid`, whose message says which part is wrong and how to mend it.
 * @see https://github.com/distribution/reference, grammar and `ParseNormalizedNamed`
 */
export function parseReference(text: string): Reference {
  checkWhole(text);
  if (text.startsWith(layoutScheme)) return parseLayoutReference(text.slice(layoutScheme.length));
  checkScheme(text);
  const { registry, rest } = splitRegistry(text);
  const { name, ...selector } = splitSelector(rest);
  const repository = registry === dockerHub && !name.includes('/') ? officialPrefix + name : name;
  checkRegistry(registry);
  checkRepository(name, repository, registry);
  return { kind: 'registry', registry, repository, ...checkSelector(selector) };
}

/** The normal form, with the parts that are there: `docker.io/library/alpine:3.20`, `oci-layout://sample:linux8`. */
export function formatReference(reference: Reference): string {
  return repositoryOf(reference) + formatSelector(reference);
}

/** The short form that Docker shows, without `docker.io/` and `library/`, where that still reads as the same place. */
export function familiarReference(reference: Reference): string {
  const normal = formatReference(reference);
  if (reference.kind === 'layout' || reference.registry !== dockerHub) return normal;
  const { repository } = reference;
  const official = withoutPrefix(repository, officialPrefix);
  const short = official === undefined || official.includes('/') ? repository : official;
  const first = short.slice(0, Math.max(short.indexOf('/'), 0));
  return isRegistryName(first) || isImageId(short) ? normal : short + formatSelector(reference);
}

/** The place alone, without tag and digest: `docker.io/library/alpine`, `oci-layout://sample`. */
export function repositoryOf(reference: Reference): string {
  return reference.kind === 'layout'
    ? layoutScheme + reference.layout
    : `${reference.registry}/${reference.repository}`;
}

/** The same place and tag, pinned to `digest`. */
export function withDigest<R extends Reference>(reference: R, digest: Digest): R {
  return { ...reference, digest };
}

/** The tag to ask for: the one typed, `latest` when there is neither tag nor digest, undefined when only a digest. */
export function resolvedTag(reference: Reference): string | undefined {
  return reference.tag ?? (reference.digest === undefined ? 'latest' : undefined);
}

/** What a registry is asked for: no tag means `latest`. A layout without a tag may hold just one image. */
export function withDefaultTag<R extends Reference>(reference: R): R {
  const tag = reference.kind === 'registry' ? resolvedTag(reference) : reference.tag;
  return tag === undefined ? reference : { ...reference, tag };
}

type Selector = Readonly<{ tag?: string; digest?: string }>;

function parseLayoutReference(rest: string): LayoutReference {
  const { name: layout, ...selector } = splitSelector(rest);
  if (layout === '') {
    throw referenceProblem(
      'layout',
      'The layout has no name.',
      'Write oci-layout://NAME:TAG, such as oci-layout://sample:linux8.',
    );
  }
  if (layout.length > 128 || !/^[a-z0-9]+(?:[._-][a-z0-9]+)*$/.test(layout)) {
    throw referenceProblem(
      'layout',
      `“${layout}” is not a valid layout name: use lower-case letters and digits, joined by single “.”, “_” or “-”.`,
      'A layout is named by its folder or tar file in the layouts folder, never by a path.',
    );
  }
  return { kind: 'layout', layout, ...checkSelector(selector) };
}

/** The registry is what stands before the first slash, when it can only be a host. */
function splitRegistry(text: string): { registry: string; rest: string } {
  const slash = text.indexOf('/');
  const first = text.slice(0, Math.max(slash, 0));
  if (!isRegistryName(first)) return { registry: dockerHub, rest: text };
  const registry = isDockerHub(first) ? dockerHub : first;
  return { registry, rest: text.slice(slash + 1) };
}

function splitSelector(rest: string): Selector & { name: string } {
  const at = rest.indexOf('@');
  const tagged = at === -1 ? rest : rest.slice(0, at);
  const colon = tagged.indexOf(':');
  return {
    name: colon === -1 ? tagged : tagged.slice(0, colon),
    ...(colon === -1 ? {} : { tag: tagged.slice(colon + 1) }),
    ...(at === -1 ? {} : { digest: rest.slice(at + 1) }),
  };
}

function checkSelector({ tag, digest }: Selector): Pick<Reference, 'tag' | 'digest'> {
  if (tag !== undefined) checkTag(tag);
  return {
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest: parseReferenceDigest(digest) }),
  };
}

function parseReferenceDigest(text: string): Digest {
  if (text === '') {
    throw referenceProblem('digest', 'The digest after “@” is missing.', 'Add it (@sha256:…), or leave out the “@”.');
  }
  return parseDigest(text);
}

function formatSelector({ tag, digest }: Selector): string {
  return (tag === undefined ? '' : `:${tag}`) + (digest === undefined ? '' : `@${digest}`);
}

function checkWhole(text: string): void {
  if (text === '') {
    throw referenceProblem(
      'reference',
      'The reference is empty.',
      'Type an image, such as alpine:3.20 or ghcr.io/owner/name.',
    );
  }
  if (text.length > maxLength) {
    throw referenceProblem('reference', `The reference has ${text.length} characters; ${maxLength} are the most.`);
  }
  if (/\s/.test(text)) {
    throw referenceProblem(
      'reference',
      'The reference holds a space.',
      'Give the reference alone, without the command around it.',
    );
  }
  if (isImageId(text)) {
    throw referenceProblem(
      'repository',
      '64 hex digits alone are an image ID or a digest, not a repository name.',
      `To name a manifest by its digest, write NAME@sha256:${text.slice(0, 7)}….`,
    );
  }
}

function isImageId(text: string): boolean {
  return /^[a-f0-9]{64}$/.test(text);
}

function checkScheme(text: string): void {
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):\/\//.exec(text)?.[1];
  if (scheme === undefined) return;
  throw referenceProblem(
    'registry',
    `A reference has no scheme: leave out “${scheme}://”.`,
    'Only layouts have one: oci-layout://NAME:TAG.',
  );
}

function withoutPrefix(text: string, prefix: string): string | undefined {
  return text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
}
