import { ProblemError } from '../problem/problem';
import type { JsonObject } from './json-fields';
import { fieldProblem, optional, present, readList, readObject, readString, readStringMap } from './json-fields';
import { parseJsonText } from './json-text';
import type { Index, Manifest } from './manifest';
import { maxManifestBytes } from './manifest-bounds';
import { essenceOf, isIndexType, isManifestType, isSchema1Type, mediaType } from './media-type';
import { parseDescriptor } from './parse-descriptor';

const maxDepth = 64;
const maxDescriptors = 20_000;

const fieldNames = [
  'schemaVersion',
  'mediaType',
  'artifactType',
  'manifests',
  'config',
  'layers',
  'fsLayers',
  'subject',
  'annotations',
];

/**
 * Reads an Index or a Manifest. Its type is the body's `mediaType`, else the Content-Type, else the shape.
 * Throws `manifest_invalid` also where two readers could see two different things (CVE-2021-41190),
 * `unsupported` for schema 1 and `too_large` above 4 MiB.
 * @see image-spec manifest.md and image-index.md
 */
export function parseManifest(bytes: Uint8Array, contentType: string | null): Index | Manifest {
  const value = parseJsonText(bytes, { what: 'manifest', maxBytes: maxManifestBytes, maxDepth });
  const fields = readObject(value, 'The manifest', fieldNames);
  const shape = shapeOf(fields);
  const stated = statedType(fields, contentType);
  if (shape === 'schema 1' || (stated !== undefined && isSchema1Type(stated))) throw schema1Problem(stated);
  checkSchemaVersion(fields);
  if (shape === 'unknown') throw unknownShapeProblem(stated);
  checkShape(stated, shape);
  return shape === 'index' ? readIndex(fields, stated) : readManifest(fields, stated);
}

type Shape = 'index' | 'manifest' | 'schema 1' | 'unknown';

function shapeOf(fields: JsonObject): Shape {
  const has = (name: string) => Object.hasOwn(fields, name);
  const rival = ['config', 'layers', 'fsLayers'].find(has);
  if (has('manifests') && rival !== undefined) {
    throw fieldProblem('The manifest', `is ambiguous: it has “manifests” like an index and “${rival}” like an image`);
  }
  if (has('manifests')) return 'index';
  if (has('config')) return 'manifest';
  return has('fsLayers') || fields.schemaVersion === 1 ? 'schema 1' : 'unknown';
}

/** The type that the body or the Content-Type states. Generic types such as `application/json` state nothing. */
function statedType(fields: JsonObject, contentType: string | null): string | undefined {
  const inBody = optional(fields.mediaType, 'mediaType', readString) || undefined;
  const essence = essenceOf(contentType ?? '');
  const inHeader = essence.startsWith('application/vnd.') ? essence : undefined;
  if (inBody !== undefined && inHeader !== undefined && inBody !== inHeader) {
    throw fieldProblem('The manifest', `is ambiguous: it says “${inBody}”, its Content-Type “${inHeader}”`);
  }
  return inBody ?? inHeader;
}

function checkSchemaVersion({ schemaVersion }: JsonObject): void {
  if (schemaVersion === undefined || schemaVersion === 2) return;
  throw fieldProblem('schemaVersion', `must be 2, here is ${JSON.stringify(schemaVersion)?.slice(0, 40)}`);
}

function checkShape(stated: string | undefined, shape: 'index' | 'manifest'): void {
  if (stated === undefined) return;
  const contradicts = shape === 'index' ? isManifestType(stated) : isIndexType(stated);
  if (!contradicts) return;
  const found = shape === 'index' ? 'an index' : 'an image';
  throw fieldProblem('The manifest', `is ambiguous: its type is “${stated}”, its content that of ${found}`);
}

function readIndex(fields: JsonObject, stated: string | undefined): Index {
  return {
    kind: 'index',
    mediaType: stated ?? mediaType.ociIndex,
    manifests: readList(fields.manifests, 'manifests', parseDescriptor, maxDescriptors),
    ...readCommonFields(fields),
  };
}

function readManifest(fields: JsonObject, stated: string | undefined): Manifest {
  return {
    kind: 'manifest',
    mediaType: stated ?? mediaType.ociManifest,
    config: parseDescriptor(fields.config, 'config'),
    layers: readList(fields.layers, 'layers', parseDescriptor, maxDescriptors),
    ...readCommonFields(fields),
  };
}

function readCommonFields(fields: JsonObject) {
  return present({
    artifactType: optional(fields.artifactType, 'artifactType', readString) || undefined,
    subject: optional(fields.subject, 'subject', parseDescriptor),
    annotations: optional(fields.annotations, 'annotations', readStringMap),
  });
}

function schema1Problem(stated: string | undefined): ProblemError {
  return new ProblemError({
    code: 'unsupported',
    message: 'This is a schema 1 manifest, Docker’s first image format, which Polyarch does not read.',
    hint: 'Push the image again with a current Docker, Podman or BuildKit: they write Docker schema 2 or OCI.',
    details: { mediaType: stated ?? mediaType.dockerSchema1 },
  });
}

function unknownShapeProblem(stated: string | undefined): ProblemError {
  if (stated === undefined || isIndexType(stated) || isManifestType(stated)) {
    return fieldProblem('The manifest', 'has neither “manifests” like an index nor “config” like an image');
  }
  return new ProblemError({
    code: 'unsupported',
    message: `The manifest is of the type “${stated.slice(0, 200)}”, which Polyarch does not read.`,
    hint: 'Its exact bytes can still be read.',
    details: { mediaType: stated },
  });
}
