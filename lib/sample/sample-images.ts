import 'server-only';
import type { Descriptor } from '../oci/descriptor';
import { addAttestation } from './attestation';
import { addDockerList, addOciIndex } from './image-index';
import type { LayoutBlobs } from './layout-blobs';
import { addLinuxImage, type LinuxImageOptions, linux } from './linux-image';
import type { sampleTags } from './sample-tags';
import { addWindowsImage } from './windows-image';

type Tag = (typeof sampleTags)[number]['tag'];

/** How the image of each tag is made, blobs and all. */
export const sampleImages: Readonly<Record<Tag, (blobs: LayoutBlobs) => Promise<Descriptor>>> = {
  linux8: async (blobs) => addOciIndex(blobs, await addAll(blobs, eightPlatforms), indexAnnotations),
  'docker-list': async (blobs) =>
    addDockerList(blobs, await addAll(blobs, fivePlatforms, { builder: 'docker', exposesPort: true })),
  attestations: async (blobs) => {
    const amd64 = await addLinuxImage(blobs, linux('amd64'));
    const arm64 = await addLinuxImage(blobs, linux('arm64'));
    const attestations = [addAttestation(blobs, amd64, 'v0.2'), addAttestation(blobs, arm64, 'v1')];
    return addOciIndex(blobs, [amd64, arm64, ...attestations]);
  },
  windows: async (blobs) =>
    addOciIndex(blobs, [
      await addLinuxImage(blobs, linux('amd64')),
      await addWindowsImage(blobs, { osVersion: '10.0.14393.8066', osFeatures: ['win32k'], systemFiles: 2400 }),
      await addWindowsImage(blobs, { osVersion: '10.0.17763.7314', osFeatures: ['win32k'], systemFiles: 2100 }),
      await addWindowsImage(blobs, { osVersion: '10.0.20348.3692', systemFiles: 1500 }),
      await addWindowsImage(blobs, { osVersion: '10.0.26100.4061', systemFiles: 1350 }),
    ]),
  nested: async (blobs) =>
    addOciIndex(blobs, [
      addOciIndex(blobs, await addAll(blobs, [linux('amd64'), linux('arm64', 'v8')])),
      addOciIndex(blobs, await addAll(blobs, [linux('arm', 'v6'), linux('arm', 'v7')])),
      await addLinuxImage(blobs, linux('loong64')),
    ]),
  broken: async (blobs) =>
    addOciIndex(blobs, [
      await addLinuxImage(blobs, linux('amd64')),
      await addLinuxImage(blobs, linux('amd64'), { version: '1.1.9' }),
      await addLinuxImage(blobs, linux('arm'), { machine: 'arm/v6' }),
      await addLinuxImage(blobs, linux('arm64', 'v8'), { machine: 'amd64' }),
    ]),
};

const fivePlatforms = [linux('amd64'), linux('arm', 'v7'), linux('arm64', 'v8'), linux('386'), linux('s390x')];
const eightPlatforms = [
  linux('amd64'),
  linux('386'),
  linux('arm64', 'v8'),
  linux('arm', 'v6'),
  linux('arm', 'v7'),
  linux('ppc64le'),
  linux('s390x'),
  linux('riscv64'),
];

const indexAnnotations = {
  'org.opencontainers.image.description': 'Says hello from the platform it was built for.',
  'org.opencontainers.image.licenses': 'Apache-2.0',
  'org.opencontainers.image.title': 'hello',
  'org.opencontainers.image.version': '1.2.0',
};

async function addAll(blobs: LayoutBlobs, platforms: readonly ReturnType<typeof linux>[], options?: LinuxImageOptions) {
  return Promise.all(platforms.map((platform) => addLinuxImage(blobs, platform, options)));
}
