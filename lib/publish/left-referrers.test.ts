import { afterEach, beforeEach, expect, it } from 'vitest';
import { mediaType } from '@/lib/oci/media-type';
import { referrersTag } from '@/lib/oci/referrers-tag';
import { registryError } from '@/lib/testing/fault-server';
import { artifact, type Fixture, image, manifestFixture, ociIndex } from '@/lib/testing/fixtures';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { type ModernRegistry, startModernRegistry } from '@/lib/testing/modern-registry';
import { composeDraft } from './compose-draft';
import { pushPlan } from './push-plan';

const app = image({ os: 'linux', architecture: 'amd64' });
const index = ociIndex([app]);
/** Something of the type `artifactType` that refers to the index. */
const about = (artifactType: string): Fixture => {
  const { blobs, bytes } = artifact(artifactType);
  const body = { ...JSON.parse(Buffer.from(bytes).toString()), subject: index.descriptor };
  return manifestFixture(mediaType.ociManifest, body, { blobs });
};
const listOf = (...referrers: readonly Fixture[]) =>
  manifestFixture(mediaType.ociIndex, {
    schemaVersion: 2,
    manifests: referrers.map(({ descriptor }) => ({ ...descriptor, artifactType: 'application/spdx+json' })),
  });

let source: ModernRegistry;
const start = async (referrers: boolean) => {
  source = await startModernRegistry({ referrers });
  source.keep('far/app', index, '1');
};
beforeEach(() => start(true));
afterEach(() => source.stop());

const notesTo = async (target: string) => {
  const draft = await composeDraft({ target, sources: [`${source.host}/far/app:1`] });
  return (await pushPlan(draft)).notes;
};

it('tells what refers to the index or its images and is not taken along, by its kinds', async () => {
  source.keep('far/app', about('application/vnd.cncf.notary.signature'));
  source.keep('far/app', about('application/spdx+json'));
  source.keep('far/app', imageFixtures.cosignSignature(), `${referrersTag(app.descriptor.digest)}.sig`);
  expect(await notesTo('oci-layout://left:1')).toEqual([
    `${source.host}/far/app holds 3 referrers of what is copied (Notation signature, SBOM (SPDX), cosign signature), which stay there: “oras cp -r” or “cosign copy” takes them along.`,
  ]);
});

it('finds them by the referrers tag where there is no API', async () => {
  await source.stop();
  await start(false);
  const sbom = about('application/spdx+json');
  source.keep('far/app', sbom);
  source.keep('far/app', listOf(sbom), referrersTag(index.descriptor.digest));
  const [note] = await notesTo('oci-layout://left:1');
  expect(note).toContain('holds 1 referrer of what is copied (SBOM (SPDX)), which stays there');
});

it('says nothing within one repository, where nothing refers to it, and where it cannot be asked', async () => {
  expect(await notesTo('oci-layout://left:1')).toEqual([]);
  source.keep('far/app', about('application/spdx+json'));
  expect(await notesTo(`${source.host}/far/app:2`)).toEqual([]);
  source.on(`/v2/far/app/referrers/${index.descriptor.digest}`, registryError(403, 'DENIED', 'no'));
  expect(await notesTo('oci-layout://left:1')).toEqual([]);
});
