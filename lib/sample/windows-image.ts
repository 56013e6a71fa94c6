import 'server-only';
import type { Descriptor } from '../oci/descriptor';
import { portableExecutable } from './executable/portable-executable';
import { addImage } from './image';
import { layerOf } from './layer';
import { lines } from './layer-content';
import type { LayoutBlobs } from './layout-blobs';

/** A Windows Server build as `os.version` names it, and what it needs of its host. */
export type WindowsBuild = Readonly<{ osVersion: string; osFeatures?: readonly string[]; systemFiles: number }>;

/** Adds an image for `build`: a base layer of that Windows version, and one program for all of them. */
export async function addWindowsImage(blobs: LayoutBlobs, build: WindowsBuild): Promise<Descriptor> {
  const { osVersion, osFeatures } = build;
  const base = { 'Files/Windows/version.txt': lines(build.systemFiles, (n) => `${osVersion} component ${n}`) };
  const program = { 'Files/hello.exe': { program: portableExecutable('hello from windows/amd64\n') } };
  return addImage(blobs, {
    builder: 'buildkit',
    platform: {
      architecture: 'amd64',
      os: 'windows',
      'os.version': osVersion,
      ...(osFeatures === undefined ? {} : { 'os.features': osFeatures }),
    },
    steps: [
      { instruction: 'COPY Windows C:\\Windows', layer: await layerOf(base) },
      { instruction: 'COPY hello.exe C:\\', layer: await layerOf(program) },
      { instruction: 'USER ContainerUser' },
      { instruction: 'ENTRYPOINT ["C:\\\\hello.exe"]' },
    ],
    run: {
      User: 'ContainerUser',
      Env: ['PATH=C:\\Windows\\system32;C:\\Windows'],
      Entrypoint: ['C:\\hello.exe'],
      WorkingDir: 'C:\\',
      Labels: { 'org.opencontainers.image.title': 'hello', 'org.opencontainers.image.version': '1.2.0' },
    },
  });
}
