import { describe, expect, it } from 'vitest';
import { parseDigest } from '../oci/digest';
import { mediaType } from '../oci/media-type';
import { parseReference } from '../oci/reference';
import type { Access, LayoutAccess, RegistryAccess } from './access';
import type { InspectCommand } from './inspect-command';
import { inspectCommands } from './inspect-commands';
import type { ShownEntry, ShownImage } from './shown-image';

const https: RegistryAccess = { kind: 'registry', scheme: 'https', verified: true, tokenUrl: null };
const http: RegistryAccess = { ...https, scheme: 'http' };
const selfSigned: RegistryAccess = { ...https, verified: false };
const folder: LayoutAccess = { kind: 'layout', path: '/data/layouts/sample', form: 'directory' };
const tar: LayoutAccess = { kind: 'layout', path: '/data/layouts/sample.tar', form: 'tar' };

const digest = parseDigest(`sha256:${'d'.repeat(64)}`);
const child = parseDigest(`sha256:${'c'.repeat(64)}`);
const arm64: ShownEntry = {
  kind: 'manifest',
  digest: child,
  platform: { os: 'linux', architecture: 'arm64', variant: 'v8' },
};
const bare: ShownEntry = { ...arm64, platform: null };
const index: ShownImage = { kind: 'index', mediaType: mediaType.ociIndex, entries: [arm64] };
const manifest: ShownImage = { kind: 'manifest', mediaType: mediaType.ociManifest, entries: [arm64] };

function lines(
  reference: string,
  access: Access,
  image: ShownImage = index,
  entry: ShownEntry | null = null,
): string[] {
  return inspectCommands(parseReference(reference), access, image, entry).map(({ command }) => command);
}

function byTool(reference: string, access: Access, tool: InspectCommand['tool']) {
  return inspectCommands(parseReference(reference), access, index).filter((command) => command.tool === tool);
}

const accept =
  "-H 'Accept: application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.list.v2+json, application/vnd.docker.distribution.manifest.v2+json'";

describe('an image in a registry', () => {
  it('by tag, over https', () => {
    expect(lines('ghcr.io/a/b:1.0', https)).toEqual([
      'docker manifest inspect ghcr.io/a/b:1.0',
      'docker manifest inspect -v ghcr.io/a/b:1.0',
      'docker buildx imagetools inspect ghcr.io/a/b:1.0',
      'docker buildx imagetools inspect --raw ghcr.io/a/b:1.0',
      'crane manifest ghcr.io/a/b:1.0',
      'skopeo inspect --raw docker://ghcr.io/a/b:1.0',
      'regctl manifest get --format raw-body ghcr.io/a/b:1.0',
      'oras manifest fetch ghcr.io/a/b:1.0',
      'manifest-tool inspect ghcr.io/a/b:1.0',
      `curl -fsSL ${accept} https://ghcr.io/v2/a/b/manifests/1.0`,
    ]);
  });

  it('in plain http', () => {
    expect(lines('registry.lan:5000/a:1', http)).toEqual([
      'docker manifest inspect --insecure registry.lan:5000/a:1',
      'docker manifest inspect -v --insecure registry.lan:5000/a:1',
      'docker buildx imagetools inspect registry.lan:5000/a:1',
      'docker buildx imagetools inspect --raw registry.lan:5000/a:1',
      'crane manifest --insecure registry.lan:5000/a:1',
      'skopeo inspect --raw --tls-verify=false docker://registry.lan:5000/a:1',
      'regctl manifest get --format raw-body --host reg=registry.lan:5000,tls=disabled registry.lan:5000/a:1',
      'oras manifest fetch --plain-http registry.lan:5000/a:1',
      'manifest-tool --plain-http inspect registry.lan:5000/a:1',
      `curl -fsSL ${accept} http://registry.lan:5000/v2/a/manifests/1`,
    ]);
  });

  it('with a certificate that no public authority has signed', () => {
    expect(lines('registry.lan/a:1', selfSigned)).toEqual([
      'docker manifest inspect --insecure registry.lan/a:1',
      'docker manifest inspect -v --insecure registry.lan/a:1',
      'docker buildx imagetools inspect registry.lan/a:1',
      'docker buildx imagetools inspect --raw registry.lan/a:1',
      'crane manifest --insecure registry.lan/a:1',
      'skopeo inspect --raw --tls-verify=false docker://registry.lan/a:1',
      'regctl manifest get --format raw-body --host reg=registry.lan,tls=insecure registry.lan/a:1',
      'oras manifest fetch --insecure registry.lan/a:1',
      'manifest-tool --insecure inspect registry.lan/a:1',
      `curl -fsSL --insecure ${accept} https://registry.lan/v2/a/manifests/1`,
    ]);
  });

  it.each([
    ['ghcr.io/a/b', 'crane manifest ghcr.io/a/b:latest'],
    [`ghcr.io/a/b@${digest}`, `crane manifest ghcr.io/a/b@${digest}`],
    [`ghcr.io/a/b:1.0@${digest}`, `crane manifest ghcr.io/a/b@${digest}`],
    ['alpine', 'crane manifest alpine:latest'],
    ['docker.io/grafana/grafana:12.0.0', 'crane manifest grafana/grafana:12.0.0'],
  ])('%s is named by tag or by digest, never by both', (reference, line) => {
    expect(lines(reference, https)).toContain(line);
  });

  it('oras is given whole references, and localhost in https', () => {
    expect(lines('alpine:3.20', https)).toContain('oras manifest fetch docker.io/library/alpine:3.20');
    expect(lines('localhost:5000/a:1', https)).toContain('oras manifest fetch --plain-http=false localhost:5000/a:1');
    expect(lines('localhost/a:1', selfSigned)).toContain(
      'oras manifest fetch --plain-http=false --insecure localhost/a:1',
    );
  });

  it('at an IPv6 address is quoted, and left out where it is not understood', () => {
    const found = lines('[::1]:5000/a:1', http);
    expect(found).toContain("crane manifest --insecure '[::1]:5000/a:1'");
    expect(found.filter((line) => line.startsWith('skopeo'))).toEqual([]);
  });

  it('without an index has a config to print', () => {
    expect(lines('ghcr.io/a/b:1', https, manifest)).toEqual(
      expect.arrayContaining(['crane config ghcr.io/a/b:1', 'skopeo inspect --config docker://ghcr.io/a/b:1']),
    );
  });
});

describe('the selected entry of an index', () => {
  const entryLines = (reference: string, access: Access, image: ShownImage, entry: ShownEntry) =>
    inspectCommands(parseReference(reference), access, image, entry)
      .filter(({ scope }) => scope === 'entry')
      .map(({ command }) => command);

  it('is named by platform where the tool can, else by digest', () => {
    expect(entryLines('alpine:3.20', https, index, arm64)).toEqual([
      `docker manifest inspect alpine@${child}`,
      `docker buildx imagetools inspect --raw alpine@${child}`,
      'crane config --platform linux/arm64/v8 alpine:3.20',
      'skopeo --override-os linux --override-arch arm64 --override-variant v8 inspect --config docker://alpine:3.20',
      'regctl manifest get --format raw-body --platform linux/arm64/v8 alpine:3.20',
      'oras manifest fetch --platform linux/arm64/v8 docker.io/library/alpine:3.20',
      `manifest-tool inspect alpine@${child}`,
      expect.stringContaining(`https://registry-1.docker.io/v2/library/alpine/manifests/${child}`),
    ]);
  });

  it('is named by digest where its platform would not do', () => {
    expect(entryLines('registry.lan:5000/a:1', http, { ...index, entries: [bare] }, bare)).toEqual([
      `docker manifest inspect --insecure registry.lan:5000/a@${child}`,
      `docker buildx imagetools inspect --raw registry.lan:5000/a@${child}`,
      `crane config --insecure registry.lan:5000/a@${child}`,
      `skopeo inspect --config --tls-verify=false docker://registry.lan:5000/a@${child}`,
      `regctl manifest get --format raw-body --host reg=registry.lan:5000,tls=disabled registry.lan:5000/a@${child}`,
      `oras manifest fetch --plain-http registry.lan:5000/a@${child}`,
      `manifest-tool --plain-http inspect registry.lan:5000/a@${child}`,
      `curl -fsSL ${accept} http://registry.lan:5000/v2/a/manifests/${child}`,
    ]);
  });
});

describe('what a tool cannot read', () => {
  const nested: ShownEntry = { kind: 'index', digest: child, platform: null };

  it.each<[string, readonly ShownEntry[], string[]]>([
    ['an index of nothing', [], ['docker']],
    ['an index in an index', [arm64, nested], ['docker']],
    ['an entry without a platform', [arm64, bare], ['manifest-tool']],
  ])('%s: the tool is left out', (_, entries, absent) => {
    const whole = inspectCommands(parseReference('ghcr.io/a/b'), https, index).map(({ tool }) => tool);
    const found = inspectCommands(parseReference('ghcr.io/a/b'), https, { ...index, entries }).map(({ tool }) => tool);
    expect(found).toEqual(whole.filter((tool) => !absent.includes(tool)));
  });

  it('an entry of a nested index is named by digest, what is no image is not named', () => {
    const selected = (entry: ShownEntry) =>
      inspectCommands(parseReference('ghcr.io/a/b:1'), https, index, entry).filter(({ scope }) => scope === 'entry');
    expect(selected({ ...arm64 }).map(({ command }) => command)).toContain(`crane config ghcr.io/a/b@${child}`);
    expect(selected({ ...arm64, kind: 'attestation' })).toEqual([]);
    expect(selected(nested)).toEqual([]);
  });
});

describe('curl', () => {
  it('asks for the token first where the registry wants one', () => {
    const tokenUrl = "https://auth.example/token?service=it's&scope=repository:a/b:pull";
    expect(byTool('ghcr.io/a/b:1', { ...https, tokenUrl }, 'curl').map(({ command }) => command)).toEqual([
      `TOKEN=$(curl -fsSL 'https://auth.example/token?service=it'\\''s&scope=repository:a/b:pull' | grep -oE '"(access_)?token" *: *"[^"]+' | head -n 1 | cut -d '"' -f 4) && curl -fsSL ${accept} -H "Authorization: Bearer $TOKEN" https://ghcr.io/v2/a/b/manifests/1`,
    ]);
  });

  it('knows the token service of Docker Hub before it was asked', () => {
    const [curl] = byTool('alpine', https, 'curl');
    expect(curl?.command).toContain(
      "curl -fsSL 'https://auth.docker.io/token?service=registry.docker.io&scope=repository:library/alpine:pull'",
    );
    expect(curl?.command).toMatch(/ https:\/\/registry-1\.docker\.io\/v2\/library\/alpine\/manifests\/latest$/);
  });
});

describe('buildx, which has no flags for a registry', () => {
  const plain = (registry: string, value: boolean) =>
    `Needs a builder with [registry."${registry}"] http = ${value}: docker buildx create --use --buildkitd-config FILE.`;
  const certificate =
    'buildx cannot skip the certificate: let SSL_CERT_FILE name a file with its authority, or have the system trust it.';

  it.each<[string, RegistryAccess, string | undefined]>([
    ['ghcr.io/a/b', https, undefined],
    ['registry.lan:5000/a', http, plain('registry.lan:5000', true)],
    ['registry.lan/a', selfSigned, certificate],
    ['localhost:5000/a', http, undefined],
    ['127.0.0.1:5000/a', http, undefined],
    ['[::1]:5000/a', http, undefined],
    ['localhost:5000/a', https, plain('localhost:5000', false)],
    ['127.0.0.1:5000/a', selfSigned, `${plain('127.0.0.1:5000', false)} ${certificate}`],
  ])('%s over %j says what it needs', (reference, access, note) => {
    expect(byTool(reference, access, 'buildx').map((command) => command.note)).toEqual([note, note]);
  });
});

describe('an image in an OCI layout', () => {
  it('in a directory', () => {
    expect(lines('oci-layout://sample:linux8', folder, index, arm64)).toEqual([
      'skopeo inspect --raw oci:/data/layouts/sample:linux8',
      'regctl manifest get --format raw-body ocidir:///data/layouts/sample:linux8',
      'oras manifest fetch --oci-layout /data/layouts/sample:linux8',
      'skopeo --override-os linux --override-arch arm64 --override-variant v8 inspect --config oci:/data/layouts/sample:linux8',
      'regctl manifest get --format raw-body --platform linux/arm64/v8 ocidir:///data/layouts/sample:linux8',
      'oras manifest fetch --oci-layout --platform linux/arm64/v8 /data/layouts/sample:linux8',
    ]);
  });

  it('in a tar, which regctl does not read', () => {
    expect(lines('oci-layout://sample:one', tar, manifest)).toEqual([
      'skopeo inspect --raw oci-archive:/data/layouts/sample.tar:one',
      'skopeo inspect --config oci-archive:/data/layouts/sample.tar:one',
      'oras manifest fetch --oci-layout /data/layouts/sample.tar:one',
    ]);
  });

  it('by digest, by which skopeo finds nothing', () => {
    expect(lines(`oci-layout://sample:a@${digest}`, folder, { ...index, entries: [bare] }, bare)).toEqual([
      `regctl manifest get --format raw-body ocidir:///data/layouts/sample@${digest}`,
      `oras manifest fetch --oci-layout /data/layouts/sample@${digest}`,
      `regctl manifest get --format raw-body ocidir:///data/layouts/sample@${child}`,
      `oras manifest fetch --oci-layout /data/layouts/sample@${child}`,
    ]);
  });

  it('of a Docker type, which skopeo does not find', () => {
    const shown = { ...index, mediaType: mediaType.dockerList };
    expect(lines('oci-layout://sample:a', folder, shown).join('\n')).not.toContain('skopeo');
  });

  it('that is the only one has no name to give', () => {
    expect(lines('oci-layout://sample', folder)).toEqual(['skopeo inspect --raw oci:/data/layouts/sample']);
  });

  it('at a path that tools would split elsewhere has no commands', () => {
    expect(lines('oci-layout://sample:a', { ...folder, path: '/da:ta/layouts/sample' })).toEqual([]);
    expect(lines('oci-layout://sample:a', { ...folder, path: '/my data/sample' })).toContain(
      "oras manifest fetch --oci-layout '/my data/sample:a'",
    );
  });
});
