import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attestationManifestSchema } from '@/lib/contract/attestation';
import { parseReference } from '@/lib/oci/reference';
import { artifactFixtures } from '@/lib/testing/artifact-fixtures';
import { attestation, blob, image, manifestFixture, ociIndex } from '@/lib/testing/fixtures';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { loadAttestation } from './load-attestation';
import { loadImage } from './load-image';
import { loadStatementBytes } from './read-statement';

const attested = artifactFixtures.attested();
const [first, second, ofFirst, ofSecond] = attested.children;
if (!first || !second || !ofFirst || !ofSecond) throw new Error('The fixture has four children.');

let registry: RegistryServer;
beforeAll(async () => {
  registry = await startRegistry();
  await pushFixture(registry, 'team/attested', attested, '1.0');
  for (const [name, make] of Object.entries(artifactFixtures)) {
    await pushFixture(registry, `team/${name.toLowerCase()}`, make(), '1.0');
  }
}, 60_000);
afterAll(() => registry.stop());

const at = (selector: string) => parseReference(`${registry.host}/team/${selector}`);
const { digest } = ofFirst.descriptor;

describe('an attestation manifest at a real registry', () => {
  it('is opened into its SBOM and its provenance, about the manifest it is attached to', async () => {
    const subject = first.descriptor.digest;
    const view = attestationManifestSchema.parse(await loadAttestation(at(`attested@${digest}`), { subject }));
    expect(view).toMatchObject({
      digest,
      subject,
      otherBlobs: 0,
      reference: `${registry.host}/team/attested@${digest}`,
    });
    expect(view.statements).toMatchObject([
      { predicateType: 'https://spdx.dev/Document', matchesSubject: true, summary: { kind: 'sbom', packageCount: 5 } },
      { predicateType: 'https://slsa.dev/provenance/v0.2', matchesSubject: true, summary: { kind: 'provenance' } },
    ]);
  });

  it('says when a statement is about another manifest', async () => {
    const { statements } = await loadAttestation(at(`attested@${ofSecond.descriptor.digest}`), {
      subject: second.descriptor.digest,
    });
    expect(statements.map(({ matchesSubject }) => matchesSubject)).toEqual([false]);
  });

  it('takes the subject from the manifest where it has one, and knows none else', async () => {
    const { subject, statements } = await loadAttestation(at('sbomartifact:1.0'));
    expect(subject).toBe(image({ os: 'linux', architecture: 'amd64' }).descriptor.digest);
    expect(statements).toMatchObject([{ matchesSubject: null, summary: { format: 'CycloneDX' } }]);
    expect((await loadAttestation(at(`attested@${digest}`))).subject).toBeNull();
  });

  it('takes the subject from the tag under which cosign keeps it', async () => {
    const subject = first.descriptor.digest;
    const tag = `${subject.replace(':', '-')}.att`;
    await pushFixture(registry, 'team/cosigned', artifactFixtures.cosignAttestation(), tag);
    const view = await loadAttestation(at(`cosigned:${tag}`));
    expect(view).toMatchObject({ subject, statements: [{ signatures: 1, matchesSubject: true }] });
  });

  it('answers the exact bytes of a statement, and of no other blob', async () => {
    const [config, statement] = ofFirst.blobs;
    if (!config || !statement) throw new Error('The fixture has a config and statements.');
    const bytes = await loadStatementBytes(at(`attested@${digest}`), statement.descriptor.digest);
    expect(Buffer.from(bytes)).toEqual(statement.bytes);
    await expect(loadStatementBytes(at(`attested@${digest}`), config.descriptor.digest)).rejects.toMatchObject({
      problem: { code: 'not_found' },
    });
  });

  it('costs nothing the second time', async () => {
    await loadAttestation(at(`attested@${digest}`));
    expect((await loadAttestation(at(`attested@${digest}`))).cost).toEqual({ requests: 0, bytesRead: 0 });
  });

  it.each(['attested:1.0', 'helmchart:1.0'])('refuses %s, which holds no statements', async (selector) => {
    await expect(loadAttestation(at(selector))).rejects.toMatchObject({ problem: { code: 'unsupported' } });
  });

  it('keeps a statement that cannot be read apart from the others', async () => {
    const only = image({ os: 'linux', architecture: 's390x' });
    const whole = attestation(only);
    const broken = blob('application/vnd.in-toto+json', Buffer.from('<html>'));
    const huge = { mediaType: 'application/vnd.in-toto+json', digest: broken.descriptor.digest, size: 99_000_000 };
    const manifest = JSON.parse(Buffer.from(whole.bytes).toString());
    const layers = [...manifest.layers, broken.descriptor, huge];
    const mixed = manifestFixture(
      whole.descriptor.mediaType,
      { ...manifest, layers },
      { blobs: [...whole.blobs, broken] },
    );
    await pushFixture(registry, 'team/mixedup', mixed, '1.0');
    const { statements } = await loadAttestation(at('mixedup:1.0'));
    expect(statements.map(({ problem }) => problem?.code ?? null)).toEqual([null, 'manifest_invalid', 'too_large']);
    expect(statements[0]?.summary?.kind).toBe('provenance');
  });
});

describe('the images of this registry', () => {
  it('stay unread until somebody opens them', async () => {
    await pushFixture(registry, 'team/unread', ociIndex(imageFixtures.attestations().children), '1.0');
    const before = (await registry.log()).length;
    await loadImage(at('unread:1.0'));
    const paths = (await registry.log()).slice(before).map(({ path }) => path);
    for (const { descriptor } of imageFixtures.attestations().children.slice(2)) {
      expect(paths.some((path) => path.includes(descriptor.digest))).toBe(false);
    }
  });
});
