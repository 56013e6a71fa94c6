import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { artifactKind } from './artifact-kind';

describe('artifactKind', () => {
  it.each([
    ['application/vnd.cncf.helm.config.v1+json', 'Helm chart'],
    ['application/vnd.dev.cosign.simplesigning.v1+json', 'cosign signature'],
    ['application/vnd.dev.cosign.artifact.sig.v1+json', 'cosign signature'],
    ['application/vnd.dsse.envelope.v1+json', 'cosign attestation'],
    ['application/vnd.dev.sigstore.bundle.v0.3+json', 'Sigstore bundle'],
    ['application/vnd.dev.sigstore.bundle+json;version=0.1', 'Sigstore bundle'],
    ['application/vnd.cncf.notary.signature', 'Notation signature'],
    ['application/vnd.in-toto+json', 'in-toto attestation'],
    ['application/vnd.in-toto.provenance+dsse', 'in-toto attestation'],
    ['application/vnd.docker.attestation.manifest.v1+json', 'in-toto attestation'],
    ['application/spdx+json', 'SBOM (SPDX)'],
    ['text/spdx+json', 'SBOM (SPDX)'],
    ['application/vnd.cyclonedx+json', 'SBOM (CycloneDX)'],
    ['application/vnd.wasm.config.v0+json', 'WASM module'],
    ['application/vnd.cncf.flux.config.v1+json', 'Flux artifact'],
    ['application/vnd.cncf.openpolicyagent.config.v1+json', 'OPA policy bundle'],
    ['application/vnd.unknown.artifact.v1', 'ORAS artifact'],
    ['Application/SPDX+JSON', 'SBOM (SPDX)'],
  ])('knows %s as %s', (type, name) => {
    expect(artifactKind(type)).toBe(name);
  });

  it.each(['application/vnd.example.sbom', '', 'constructor', '__proto__', 'application/vnd.oci.empty.v1+json'])(
    'leaves %s to be shown as it is',
    (type) => {
      expect(artifactKind(type)).toBeNull();
    },
  );

  it('asks the blobs where the type says nothing', () => {
    expect(artifactKind(null, ['text/plain', 'application/spdx+json'])).toBe('SBOM (SPDX)');
    expect(artifactKind('application/vnd.oci.empty.v1+json', ['application/wasm'])).toBe('WASM module');
    expect(artifactKind('application/vnd.unknown.artifact.v1', ['application/vnd.cyclonedx+json'])).toBe(
      'SBOM (CycloneDX)',
    );
  });

  it('never lets a blob overrule a type that its maker chose', () => {
    expect(artifactKind('application/vnd.example.report', ['application/spdx+json'])).toBeNull();
  });

  it('answers any types with a name or null', () => {
    fc.assert(
      fc.property(fc.option(fc.string()), fc.array(fc.string()), (type, blobs) => {
        const name = artifactKind(type, blobs);
        expect(name === null || name.length > 0).toBe(true);
      }),
    );
  });
});
