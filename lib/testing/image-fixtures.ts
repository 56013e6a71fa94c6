import type { Platform } from '../platform/platform';
import { artifactFixtures } from './artifact-fixtures';
import { artifact, attestation, dockerList, type Fixture, image, lackingChild, ociIndex } from './fixtures';

const linux = (architecture: string, variant?: string): Platform => ({
  os: 'linux',
  architecture,
  ...(variant === undefined ? {} : { variant }),
});
const threeLinux = [linux('amd64'), linux('arm64', 'v8'), linux('arm', 'v7')];
const windows = (build: string): Platform => ({ os: 'windows', architecture: 'amd64', 'os.version': build });

/** Markup, and the character that turns the reading direction round. */
export const hostileText = '<script>document.title="pwned"</script>\u202e<b>"&';

/** The images that every part of Polyarch must read, by what is special about them. */
export const imageFixtures = {
  /** A Docker manifest list of three Linux images. */
  dockerList: () => dockerList(threeLinux.map((platform) => image(platform, { format: 'docker' }))),
  /** An OCI index of three Linux images. */
  ociIndex: () => ociIndex(threeLinux.map((platform) => image(platform))),
  /** One image, no index, in each format. */
  dockerManifest: () => image(linux('amd64'), { format: 'docker' }),
  ociManifest: () => image(linux('amd64')),
  /** Two images, each with its BuildKit attestation manifest. */
  attestations: () => {
    const images = [linux('amd64'), linux('arm64')].map((platform) => image(platform));
    return ociIndex([...images, ...images.map((one) => attestation(one))]);
  },
  /** One image and its attestation: what `docker build --provenance` makes of a single platform. */
  singleWithProvenance: () => {
    const only = image(linux('amd64'));
    return ociIndex([only, attestation(only)]);
  },
  /** Two Windows builds told apart by `os.version`, and `os.features`, beside Linux. */
  windows: () =>
    ociIndex([
      image(windows('10.0.20348.3207')),
      image({ ...windows('10.0.26100.3037'), 'os.features': ['win32k'] }),
      image(linux('amd64')),
    ]),
  /** An index that holds an index. */
  nested: () => ociIndex([image(linux('amd64')), ociIndex([image(linux('arm64')), image(linux('riscv64'))])]),
  /** 200 entries of distinct platforms. */
  twoHundred: () =>
    ociIndex(
      Array.from({ length: 200 }, (_, n) => image({ os: 'linux', architecture: 'arm64', 'os.version': `${n}` })),
    ),
  /** An index whose second child was deleted at the registry. */
  missingChild: () => lackingChild(ociIndex(threeLinux.map((platform) => image(platform, { content: 'missing' }))), 1),
  /** An OCI index without `mediaType` in its body. */
  noMediaType: () => ociIndex([image(linux('amd64'))], { mediaTypeInBody: false }),
  /** An index of nothing. */
  empty: () => ociIndex([]),
  artifact: () => artifact(),
  /** Labels and commands that would run, or hide, where text is taken for markup. */
  hostile: () =>
    ociIndex([
      image(linux('amd64'), {
        config: { config: { Labels: { 'org.example.note': hostileText }, Cmd: [hostileText] } },
      }),
    ]),
  /** Docker children in an OCI index, as some tools write them. */
  mixed: () => ociIndex([image(linux('amd64'), { format: 'docker' }), image(linux('arm64'))]),
  /** Two entries that claim one platform, and one without any. */
  duplicates: () => {
    const first = image(linux('amd64'), { content: 'first' });
    const second = image(linux('amd64'), { content: 'second' });
    const third = image(linux('s390x'));
    const { platform: _, ...bare } = third.descriptor;
    return ociIndex([first, second, { ...third, descriptor: bare }]);
  },
  ...artifactFixtures,
} as const satisfies Record<string, () => Fixture>;
