import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Content } from '@/lib/oci/content';
import { mediaType } from '@/lib/oci/media-type';
import { parseReference } from '@/lib/oci/reference';
import { ProblemError } from '@/lib/problem/problem';
import { dockerManifestCases, dockerManifestFailures, textConfigImage } from '@/lib/testing/docker-manifest-cases';
import { fixtureContent } from '@/lib/testing/fixture-content';
import { type Fixture, image, manifestFixture, ociIndex } from '@/lib/testing/fixtures';
import { dockerManifest } from './docker-manifest';

const ociIndexCase = ociIndex([
  image({ os: 'linux', architecture: 'amd64' }),
  image({ os: 'linux', architecture: 'arm64' }),
]);

const testdata = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(`testdata/${name}.json`, import.meta.url), 'utf8'));

function inspect(fixture: Fixture, reference: string, verbose: boolean): Promise<unknown> {
  return dockerManifest(parseReference(reference), { verbose, content: fixtureContent(fixture) });
}

describe('equals what the Docker CLI 28 printed', () => {
  it.each(Object.entries(dockerManifestCases))('%s', async (name, fixture) => {
    const reference = `registry.example/${name}`;
    expect(await inspect(fixture, reference, false)).toEqual(await testdata(`docker-cli-28/${name}`));
    expect(await inspect(fixture, reference, true)).toEqual(await testdata(`docker-cli-28/${name}.verbose`));
  });
});

describe('equals what Docker printed of a public image', () => {
  it('plain, and verbose but for Raw, which Docker 20.10 did not print', async () => {
    const printed = await testdata('echo-platform.verbose');
    const list = await testdata('echo-platform.inspect');
    if (!Array.isArray(printed)) throw new Error('The recording is no list.');
    const children = printed.map((entry) => indentedAsDockerDoes(entry.SchemaV2Manifest));
    const fixture = manifestFixture(mediaType.dockerList, list, { children });
    expect(children.map(({ descriptor }) => descriptor.digest)).toEqual(
      printed.map((entry) => entry.Descriptor.digest),
    );
    expect(await inspect(fixture, 'jianghushinian/echo-platform', false)).toEqual(list);
    const withRaw = children.map(({ bytes }, position) => ({
      ...printed[position],
      Raw: Buffer.from(bytes).toString('base64'),
    }));
    expect(await inspect(fixture, 'jianghushinian/echo-platform', true)).toEqual(withRaw);
  });
});

describe('where Docker itself fails', () => {
  it.each(Object.entries(dockerManifestFailures))(
    '%s: the plain form is the manifest as served',
    async (_, fixture) => {
      const served: unknown = JSON.parse(Buffer.from(fixture.bytes).toString());
      expect(await inspect(fixture, 'registry.example/a', false)).toEqual(served);
    },
  );

  it.each(Object.entries(dockerManifestFailures))(
    '%s: verbose is Ref and Descriptor of each entry',
    async (_, fixture) => {
      expect(await inspect(fixture, 'registry.example/a:1', true)).toEqual(
        fixture.children.map(({ descriptor: { mediaType: type, digest, size, platform } }) => ({
          Ref: `registry.example/a:1@${digest}`,
          Descriptor: { mediaType: type, digest, size, platform: platform ?? { architecture: '', os: '' } },
        })),
      );
    },
  );

  it('a single image whose config is no JSON: verbose is its Ref and Descriptor', async () => {
    const { digest, size } = textConfigImage.descriptor;
    expect(await inspect(textConfigImage, 'registry.example/a:1', true)).toEqual({
      Ref: 'registry.example/a:1',
      Descriptor: { mediaType: mediaType.ociManifest, digest, size },
    });
  });
});

it('asks for all children of an index before the first one has arrived', async () => {
  const content = fixtureContent(ociIndexCase);
  const index = ociIndexCase.descriptor.digest;
  let release = () => {};
  const allAsked = new Promise<void>((resolve) => {
    release = resolve;
  });
  let asked = 0;
  const getManifest: Content['getManifest'] = async (descriptor) => {
    if (descriptor.digest !== index && ++asked === ociIndexCase.children.length) release();
    if (descriptor.digest !== index) await allAsked;
    return content.getManifest(descriptor);
  };
  await dockerManifest(parseReference('registry.example/a'), { content: { ...content, getManifest } });
  expect(asked).toBe(2);
});

it('a registry that refuses a child is a problem of the whole answer', async () => {
  const content = fixtureContent(ociIndexCase);
  const getManifest: Content['getManifest'] = async (descriptor) => {
    if (descriptor.digest === ociIndexCase.descriptor.digest) return content.getManifest(descriptor);
    throw new ProblemError({ code: 'rate_limited', message: 'Too many requests.' });
  };
  const answer = dockerManifest(parseReference('registry.example/a'), { content: { ...content, getManifest } });
  await expect(answer).rejects.toMatchObject({ problem: { code: 'rate_limited' } });
});

/** A manifest of Docker's, with the exact bytes that it had: indented by three spaces. */
function indentedAsDockerDoes(manifest: unknown): Fixture {
  return manifestFixture(mediaType.dockerManifest, manifest);
}
