import type { DraftFinding } from '../contract/draft';
import { rules } from '../finding/rules';
import type { Draft } from './draft';
import { formatOf, type Loss, lossesAs } from './draft-format';
import { writtenContent } from './draft-manifest';
import { type IndexForm, indexFormsOf } from './index-form';

/** What the target's registry has refused before. */
export type RefusedForms = Readonly<{ registry: string; forms: readonly IndexForm[] }>;

const names: Readonly<Record<IndexForm, string>> = {
  subject: 'an index with a subject',
  'docker-in-oci': 'an OCI index with Docker images in it',
  'oci-in-docker': 'a Docker list with OCI images in it',
  'oci-index': 'an OCI index',
  'docker-list': 'a Docker list',
};

/** The finding of an index whose form its target has refused, with the switch to one that it has not. */
export function checkForm(draft: Draft, { registry, forms }: RefusedForms): readonly DraftFinding[] {
  const refused = formsAs(draft).find((form) => forms.includes(form));
  if (refused === undefined) return [];
  return [
    {
      rule: 'form-refused',
      severity: rules['form-refused'].severity,
      label: 'refused before',
      message: `${registry} has refused ${names[refused]} before, and this is one.`,
      where: refused === 'subject' ? 'subject' : 'mediaType',
      entries: [],
      fixes: fixesOf(draft, refused, forms),
    },
  ];
}

function formsAs(draft: Draft): readonly IndexForm[] {
  const { mediaType, entries, subject } = writtenContent(draft);
  return indexFormsOf({ mediaType, manifests: entries.map(({ descriptor }) => descriptor), subject });
}

type Fix = DraftFinding['fixes'][number];

function fixesOf(draft: Draft, refused: IndexForm, forms: readonly IndexForm[]): readonly Fix[] {
  const fixed: readonly Fix[] =
    refused === 'subject'
      ? [{ label: 'Take the subject away', entry: null, platform: null, draft: { subject: null } }]
      : [switched(draft, formatOf(draft) === 'oci' ? 'docker' : 'oci')];
  // What leads to another form that was refused as well is no way out.
  return fixed.filter((fix) => !formsAs({ ...draft, ...fix.draft }).some((form) => forms.includes(form)));
}

function switched(draft: Draft, format: 'oci' | 'docker'): Fix {
  const lost = [...new Set(lossesAs(format, draft).map(({ what }) => lossNames[what]))];
  const name = format === 'oci' ? 'an OCI index' : 'a Docker list';
  const label = `Write ${name}${lost.length === 0 ? '' : `, without ${lost.join(', ')}`}`;
  return { label, entry: null, platform: null, draft: { format } };
}

const lossNames: Readonly<Record<Loss['what'], string>> = {
  'entry-annotations': 'annotations',
  'index-annotations': 'annotations',
  'artifact-type': 'artifact types',
  subject: 'the subject',
  platform: 'some platforms',
  attestations: 'what attestations attest',
};
