import { isDockerType } from '../oci/media-type';

/** What registries are known to refuse in an index, the most particular first. */
export const indexForms = ['subject', 'docker-in-oci', 'oci-in-docker', 'oci-index', 'docker-list'] as const;
export type IndexForm = (typeof indexForms)[number];

type Formed = Readonly<{
  mediaType: string;
  manifests: readonly Readonly<{ mediaType: string }>[];
  subject?: unknown;
}>;

/** The forms that an index has, the most particular first: whoever refuses it may mean any of them, whoever takes it takes them all. */
export function indexFormsOf({ mediaType, manifests, subject = null }: Formed): readonly IndexForm[] {
  const isList = isDockerType(mediaType);
  const isMixed = manifests.some((child) => isDockerType(child.mediaType) !== isList);
  const has: Readonly<Record<IndexForm, boolean>> = {
    subject: subject !== null,
    'docker-in-oci': isMixed && !isList,
    'oci-in-docker': isMixed && isList,
    'oci-index': !isList,
    'docker-list': isList,
  };
  return indexForms.filter((form) => has[form]);
}
