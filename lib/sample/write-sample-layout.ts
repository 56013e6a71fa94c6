import 'server-only';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestAlgorithm, digestHex } from '../oci/digest';
import { mediaType } from '../oci/media-type';
import { LayoutBlobs } from './layout-blobs';
import { sampleImages } from './sample-images';
import { sampleTags } from './sample-tags';
import { sampleVersion, sampleVersionAnnotation } from './sample-version';

/** Writes the sample layout into `folder`, byte for byte the same each time. @see image-spec image-layout.md */
export async function writeSampleLayout(folder: string): Promise<void> {
  const blobs = new LayoutBlobs();
  const manifests = [];
  for (const { tag } of sampleTags) {
    const descriptor = await sampleImages[tag](blobs);
    manifests.push({ ...descriptor, annotations: { 'org.opencontainers.image.ref.name': tag } });
  }
  await writeBlobs(folder, blobs);
  await writeJson(join(folder, 'oci-layout'), { imageLayoutVersion: '1.0.0' });
  await writeJson(join(folder, 'index.json'), {
    schemaVersion: 2,
    mediaType: mediaType.ociIndex,
    manifests,
    annotations: { [sampleVersionAnnotation]: String(sampleVersion) },
  });
}

async function writeBlobs(folder: string, blobs: LayoutBlobs): Promise<void> {
  for (const [digest, bytes] of blobs.entries()) {
    const parent = join(folder, 'blobs', digestAlgorithm(digest));
    await mkdir(parent, { recursive: true });
    await writeFile(join(parent, digestHex(digest)), bytes);
  }
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
}
