import type { ArchiveEntry } from './archive-of';
import { sha256 } from './fixtures';
import { tarOf } from './tar-of';

/** The files of an image as docker archives hold it. */
export type DockerImageFiles = Readonly<{ layers: readonly Uint8Array[]; config: Uint8Array }>;

/** An image of one platform with a layer for each of `contents`. */
export function dockerImageFiles(architecture: string, contents: readonly string[] = [architecture]): DockerImageFiles {
  const layers = contents.map((content) => tarOf('etc/content', content));
  const config = { architecture, os: 'linux', rootfs: { type: 'layers', diff_ids: layers.map(sha256) } };
  return { layers, config: Buffer.from(JSON.stringify(config)) };
}

/** The list of one image, as `manifest.json` holds it. */
export function imageList(config: Uint8Array, layers: readonly string[], names: readonly string[] | null): unknown {
  return { Config: configName(config), RepoTags: names, Layers: layers };
}

export const configName = (config: Uint8Array): string => `${sha256(config).slice('sha256:'.length)}.json`;

/** An archive of one image as Docker wrote it up to version 24, with the list at the end. */
export function oldDockerArchive(
  { layers, config }: DockerImageFiles,
  names: readonly string[] | null = ['hello:v1'],
): ArchiveEntry[] {
  const paths = layers.map((_, at) => `${at}`.padStart(64, 'a'));
  return [
    ...layers.flatMap((content, at): ArchiveEntry[] => [
      { name: `${paths[at]}/`, type: 'directory' },
      { name: `${paths[at]}/VERSION`, content: '1.0' },
      { name: `${paths[at]}/layer.tar`, content },
    ]),
    { name: configName(config), content: config },
    {
      name: 'manifest.json',
      content: JSON.stringify([
        imageList(
          config,
          paths.map((path) => `${path}/layer.tar`),
          names,
        ),
      ]),
    },
  ];
}
