import 'server-only';
import { imageNameAnnotation, tagsOfDescriptor } from '@/lib/layout/layout-tags';
import type { Descriptor } from '@/lib/oci/descriptor';
import { digestAlgorithm, digestHex } from '@/lib/oci/digest';
import { parseReference, type Reference, type RegistryReference, repositoryOf, resolvedTag } from '@/lib/oci/reference';
import type { Platform } from '@/lib/platform/platform';

/** What an archive calls its image: its tag, and the whole reference where there is one. */
export type ArchiveName = Readonly<{ tag: string; whole: RegistryReference | null }>;

/**
 * The name that `reference` gives the image; null where it is asked for by digest alone. A layout is no registry: the name that it
 * keeps of the image counts there, else its own stands for a repository. `resolved` is what the reference leads to.
 */
export function archiveName(reference: Reference, resolved: Descriptor): ArchiveName | null {
  if (reference.kind === 'registry') {
    const tag = resolvedTag(reference);
    if (tag === undefined) return null;
    const { kind, registry, repository } = reference;
    return { tag, whole: { kind, registry, repository, tag } };
  }
  const [kept] = tagsOfDescriptor(resolved);
  const tag = reference.tag ?? (reference.digest === undefined ? kept : undefined);
  if (tag === undefined) return null;
  const whole = parsedName(resolved.annotations?.[imageNameAnnotation]);
  return { tag, whole: whole?.tag === tag ? whole : parsedName(`${reference.layout}:${tag}`) };
}

/** What a browser calls the file: the image, its tag or digest, the platform; of such letters only as no system minds. */
export function archiveFileName(reference: Reference, resolved: Descriptor, platform: Platform | null): string {
  const place = repositoryOf(reference);
  const { digest } = resolved;
  const parts = [
    place.slice(place.lastIndexOf('/') + 1),
    archiveName(reference, resolved)?.tag ?? `${digestAlgorithm(digest)}-${digestHex(digest).slice(0, 12)}`,
    ...(platform === null ? [] : [platform.os, platform.architecture, platform.variant ?? '']),
  ];
  const name = parts.filter((part) => part !== '').join('-');
  return `${name.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 200)}.tar`;
}

function parsedName(text: string | undefined): RegistryReference | null {
  try {
    const reference = parseReference(text ?? '');
    return reference.kind === 'registry' ? reference : null;
  } catch {
    return null;
  }
}
