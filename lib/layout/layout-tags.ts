import 'server-only';
import type { Annotations } from '../oci/annotations';
import type { TagPage } from '../oci/content';
import type { Descriptor } from '../oci/descriptor';
import type { Digest } from '../oci/digest';
import type { Index } from '../oci/manifest';

/** The descriptors of an `index.json` by tag; more than one where images of several repositories share a tag. */
export type LayoutTags = ReadonlyMap<string, readonly Descriptor[]>;

/** What names an image in an `index.json`. @see image-spec annotations.md, `org.opencontainers.image.ref.name` */
export const refNameAnnotation = 'org.opencontainers.image.ref.name';
/** The same for containerd, buildx and Docker, as a whole reference. @see containerd images/annotations.go */
export const imageNameAnnotation = 'io.containerd.image.name';
const defaultPageSize = 1000;

/**
 * The tags of a layout. The annotation holds a bare tag, or a whole reference whose tag counts; buildx and Docker write
 * the whole reference under a key of containerd's.
 * @see image-spec annotations.md, `org.opencontainers.image.ref.name`
 */
export function tagsOf(index: Index): LayoutTags {
  const tags = new Map<string, Descriptor[]>();
  for (const descriptor of index.manifests) {
    for (const tag of tagsOfDescriptor(descriptor)) {
      const same = tags.get(tag) ?? [];
      if (!same.some(({ digest }) => digest === descriptor.digest)) tags.set(tag, [...same, descriptor]);
    }
  }
  return tags;
}

/** What an `index.json` calls the image `digest`: its names as they stand there, and the tags that no other image has. */
export function namesOfImage(
  index: Index,
  digest: Digest,
): Readonly<{ names: readonly string[]; tags: readonly string[] }> {
  const entries = index.manifests.filter((descriptor) => descriptor.digest === digest);
  const names = entries.flatMap(
    ({ annotations = {} }) => annotations[imageNameAnnotation] ?? annotations[refNameAnnotation] ?? [],
  );
  const tags = [...tagsOf(index)].filter(([, [first, ...others]]) => first?.digest === digest && others.length === 0);
  return { names: [...new Set(names)], tags: tags.map(([tag]) => tag).sort() };
}

/** A page of the tags in the order of their characters. @see distribution-spec, Listing tags */
export function pageOfTags(tags: LayoutTags, { limit = defaultPageSize, after }: PageOptions = {}): TagPage {
  const rest = [...tags.keys()].sort().filter((tag) => after === undefined || tag > after);
  const page = rest.slice(0, limit);
  return { tags: page, next: rest.length > page.length ? (page.at(-1) ?? null) : null };
}

/** `annotations` without what gives them `tag`; null where nothing does. */
export function withoutTag(annotations: Annotations, tag: string): Annotations | null {
  const kept = Object.entries(annotations).filter(
    ([key, value]) => !((key === refNameAnnotation || key === imageNameAnnotation) && tagOfName(value) === tag),
  );
  return kept.length === Object.keys(annotations).length ? null : Object.fromEntries(kept);
}

type PageOptions = Readonly<{ limit?: number; after?: string }>;

/** The tags that its annotations give one descriptor of an `index.json`. */
export function tagsOfDescriptor({ annotations = {} }: Descriptor): Set<string> {
  const names = [annotations[refNameAnnotation], annotations[imageNameAnnotation]].filter((name) => name !== undefined);
  return new Set(names.map(tagOfName).filter((tag) => tag !== null));
}

/** The tag in “3.20”, in “docker.io/library/alpine:3.20”, and in “example.org/alpine”, where it is `latest`. */
function tagOfName(name: string): string | null {
  const lastPart = name.slice(name.lastIndexOf('/') + 1);
  const isUntagged = name.includes('/') && !lastPart.includes(':');
  const tag = isUntagged ? 'latest' : lastPart.slice(lastPart.indexOf(':') + 1);
  return /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/.test(tag) && !name.includes('@') ? tag : null;
}
