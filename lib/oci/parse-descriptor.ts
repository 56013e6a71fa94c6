import type { Platform } from '../platform/platform';
import type { Descriptor } from './descriptor';
import type { Digest } from './digest';
import { digestFault, isDigest } from './digest';
import { fieldProblem, optional, present, readList, readObject, readString, readStringMap } from './json-fields';

const descriptorFields = ['mediaType', 'digest', 'size', 'platform', 'annotations', 'artifactType', 'urls', 'data'];
const platformFields = ['os', 'architecture', 'variant', 'os.version', 'os.features'];

/**
 * Reads a descriptor out of parsed JSON; `where` is its place in the document, such as `manifests[3]`.
 * Throws `manifest_invalid`, also for a size that a JavaScript number cannot keep exactly.
 * @see image-spec descriptor.md
 */
export function parseDescriptor(value: unknown, where: string): Descriptor {
  const fields = readObject(value, where, descriptorFields);
  return {
    mediaType: readString(fields.mediaType, `${where}.mediaType`),
    digest: readDigest(fields.digest, `${where}.digest`),
    size: readSize(fields.size, `${where}.size`),
    ...present({
      platform: optional(fields.platform, `${where}.platform`, readPlatform),
      annotations: optional(fields.annotations, `${where}.annotations`, readStringMap),
      artifactType: optional(fields.artifactType, `${where}.artifactType`, readString),
      urls: optional(fields.urls, `${where}.urls`, (urls, place) => readList(urls, place, readString)),
      data: optional(fields.data, `${where}.data`, readString),
    }),
  };
}

function readDigest(value: unknown, where: string): Digest {
  const text = readString(value, where);
  if (!isDigest(text)) throw fieldProblem(where, `“${text.slice(0, 160)}” is not a digest: ${digestFault(text)}`);
  return text;
}

function readSize(value: unknown, where: string): number {
  if (value === undefined || value === null) throw fieldProblem(where, 'is missing');
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw fieldProblem(where, `must be a whole number of bytes, here is ${JSON.stringify(value)?.slice(0, 40)}`);
  }
  // Above 2^53 − 1 the JSON reader has rounded already.
  if (!Number.isSafeInteger(value)) {
    throw fieldProblem(where, `is above ${Number.MAX_SAFE_INTEGER} bytes, which cannot be counted exactly`);
  }
  return value;
}

/** Absent `os` and `architecture` become empty, as in Go: such an entry is shown as unknown, not refused. */
function readPlatform(value: unknown, where: string): Platform {
  const fields = readObject(value, where, platformFields);
  const text = (name: string) => optional(fields[name], `${where}.${name}`, readString);
  return {
    os: text('os') ?? '',
    architecture: text('architecture') ?? '',
    ...present({
      variant: text('variant') || undefined,
      'os.version': text('os.version') || undefined,
      'os.features': optional(fields['os.features'], `${where}["os.features"]`, (features, place) =>
        readList(features, place, readString),
      ),
    }),
  };
}
