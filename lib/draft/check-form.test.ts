import { describe, expect, it } from 'vitest';
import type { Digest } from '../oci/digest';
import { mediaType } from '../oci/media-type';
import { checkForm } from './check-form';
import type { Draft, DraftEntry } from './draft';
import { emptyDraft } from './empty-draft';
import { type IndexForm, indexFormsOf } from './index-form';

const digest: Digest = `sha256:${'1'.repeat(64)}`;
const docker = { mediaType: mediaType.dockerManifest, digest, size: 1 };
const oci = { mediaType: mediaType.ociManifest, digest, size: 1 };
const entry = (descriptor: DraftEntry['descriptor']): DraftEntry => ({
  id: 'e1',
  source: `localhost:5000/app@${digest}`,
  descriptor,
  platform: { os: 'linux', architecture: 'amd64' },
  annotations: {},
  config: null,
  attests: null,
});
const draft = (changes: Partial<Draft>): Draft => ({ ...emptyDraft, entries: [entry(docker)], ...changes });
const check = (one: Draft, ...forms: IndexForm[]) => checkForm(one, { registry: 'localhost:5000', forms });

describe('the form of an index', () => {
  it.each<[string, Parameters<typeof indexFormsOf>[0], readonly IndexForm[]]>([
    ['an OCI index', { mediaType: mediaType.ociIndex, manifests: [oci] }, ['oci-index']],
    ['a Docker list', { mediaType: mediaType.dockerList, manifests: [docker] }, ['docker-list']],
    [
      'Docker images in OCI',
      { mediaType: mediaType.ociIndex, manifests: [oci, docker] },
      ['docker-in-oci', 'oci-index'],
    ],
    ['OCI images in Docker', { mediaType: mediaType.dockerList, manifests: [oci] }, ['oci-in-docker', 'docker-list']],
    ['a subject', { mediaType: mediaType.ociIndex, manifests: [], subject: oci }, ['subject', 'oci-index']],
  ])('is told of %s, the most particular first', (_, index, forms) => {
    expect(indexFormsOf(index)).toEqual(forms);
  });
});

describe('a draft whose form was refused before', () => {
  it.each<[string, Draft, IndexForm[], string[]]>([
    ['is switched to the other format', draft({ format: 'oci' }), ['docker-in-oci'], ['Write a Docker list']],
    ['is switched back', draft({ format: 'docker' }), ['docker-list'], ['Write an OCI index']],
    [
      'is told what the switch drops',
      draft({ format: 'oci', annotations: { a: 'b' }, artifactType: 'x/y' }),
      ['oci-index'],
      ['Write a Docker list, without annotations, artifact types'],
    ],
    ['loses its subject', draft({ format: 'oci', subject: oci }), ['subject'], ['Take the subject away']],
    ['has no way out that was refused as well', draft({ format: 'oci' }), ['docker-in-oci', 'docker-list'], []],
  ])('%s', (_, composed, forms, labels) => {
    const [finding] = check(composed, ...forms);
    expect(finding).toMatchObject({
      rule: 'form-refused',
      message: expect.stringContaining('localhost:5000 has refused'),
    });
    expect(finding?.fixes.map(({ label }) => label)).toEqual(labels);
    for (const fix of finding?.fixes ?? []) expect(check({ ...composed, ...fix.draft }, ...forms)).toEqual([]);
  });

  it('has no finding where another form was refused', () => {
    expect(check(draft({ format: 'docker' }), 'oci-index', 'docker-in-oci', 'oci-in-docker', 'subject')).toEqual([]);
  });

  it('has no finding for what its format does not write', () => {
    expect(check(draft({ format: 'docker', subject: oci }), 'subject')).toEqual([]);
  });
});
