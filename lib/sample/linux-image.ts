import 'server-only';
import type { Descriptor } from '../oci/descriptor';
import type { Platform } from '../platform/platform';
import { elfProgram } from './executable/elf';
import { type MachineName, machines } from './executable/machine-code';
import { addImage, type Builder, type Step } from './image';
import { layerOf } from './layer';
import { documentation, identity, messageCatalogue } from './layer-content';
import type { LayoutBlobs } from './layout-blobs';

export type LinuxImageOptions = Readonly<{
  builder?: Builder;
  version?: string;
  /** The machine that the program is for, where it is not the platform's. */
  machine?: MachineName;
  exposesPort?: boolean;
}>;

/** Lines of the message catalogue: programs of one source differ in size from one architecture to the next. */
const catalogueLines = {
  amd64: 620,
  '386': 560,
  arm64: 655,
  'arm/v6': 575,
  'arm/v7': 490,
  ppc64le: 740,
  s390x: 705,
  riscv64: 580,
  loong64: 680,
} as const satisfies Record<MachineName, number>;

/** A Linux architecture with its variant, as a platform. */
export function linux(architecture: string, variant?: string): Platform {
  return variant === undefined ? { architecture, os: 'linux' } : { architecture, os: 'linux', variant };
}

/** Adds an image that says hello from `platform`: two layers that all platforms share, two of its own. */
export async function addLinuxImage(
  blobs: LayoutBlobs,
  platform: Platform,
  { builder = 'buildkit', version = '1.2.0', exposesPort = false, ...options }: LinuxImageOptions = {},
): Promise<Descriptor> {
  const machine = options.machine ?? machineOf(platform);
  const steps = await stepsOf({ platform, machine, version, exposesPort });
  return addImage(blobs, {
    builder,
    platform,
    steps,
    run: {
      User: '65532:65532',
      ...(exposesPort ? { ExposedPorts: { '8080/tcp': {} } } : {}),
      Env: ['PATH=/usr/local/bin:/usr/bin:/bin', 'LANG=C.UTF-8'],
      Entrypoint: ['/bin/hello'],
      Cmd: ['--once'],
      WorkingDir: '/',
      Labels: labelsOf(version),
    },
    ...(builder === 'buildkit' ? { annotations: { 'org.opencontainers.image.version': version } } : {}),
  });
}

type Build = Readonly<{ platform: Platform; machine: MachineName; version: string; exposesPort: boolean }>;

async function stepsOf({ platform, machine, version, exposesPort }: Build): Promise<readonly Step[]> {
  const name = [platform.os, platform.architecture, platform.variant].filter(Boolean).join('/');
  const program = {
    'bin/hello': { program: elfProgram(machine, `hello from linux/${machine}\n`) },
    'usr/local/bin/hello': { linkTo: '/bin/hello' },
  };
  const labels = Object.entries(labelsOf(version));
  const catalogue = { 'usr/lib/hello/messages.txt': messageCatalogue(name, version, catalogueLines[machine]) };
  return [
    { instruction: 'COPY etc /etc', layer: await layerOf(identity(version)) },
    { instruction: 'ENV PATH=/usr/local/bin:/usr/bin:/bin LANG=C.UTF-8' },
    { instruction: `LABEL ${labels.map(([key, value]) => `${key}=${value}`).join(' ')}` },
    { instruction: 'COPY doc /usr/share/doc/hello', layer: await layerOf(documentation) },
    { instruction: 'COPY messages.txt /usr/lib/hello/', layer: await layerOf(catalogue) },
    { instruction: 'COPY hello /bin/hello', layer: await layerOf(program) },
    { instruction: 'USER 65532:65532' },
    ...(exposesPort ? [{ instruction: 'EXPOSE 8080/tcp' }] : []),
    { instruction: 'ENTRYPOINT ["/bin/hello"]' },
    { instruction: 'CMD ["--once"]' },
  ];
}

function labelsOf(version: string) {
  return {
    'org.opencontainers.image.title': 'hello',
    'org.opencontainers.image.version': version,
    'org.opencontainers.image.source': 'https://example.com/hello',
    'org.opencontainers.image.licenses': 'Apache-2.0',
  };
}

function machineOf({ architecture, variant }: Platform): MachineName {
  const name = architecture === 'arm' ? `arm/${variant ?? 'v7'}` : architecture;
  if (isMachineName(name)) return name;
  throw new RangeError(`There is no sample program for “${name}”.`);
}

const isMachineName = (name: string): name is MachineName => Object.hasOwn(machines, name);
