import 'server-only';
import { z } from 'zod';
import { parseJsonText } from '../oci/json-text';
import type { Index } from '../oci/manifest';
import { parseManifest } from '../oci/parse-manifest';
import { ProblemError, toProblem } from '../problem/problem';
import type { LayoutFiles } from './layout-files';

const maxMarkerBytes = 4096;
export const maxIndexBytes = 4 * 1024 * 1024;
const markerSchema = z.object({ imageLayoutVersion: z.string() });

/**
 * Checks the `oci-layout` marker and reads `index.json`.
 * Throws `not_found` when there is no layout, `unsupported` on another version or a Docker archive, `manifest_invalid`.
 * @see image-spec image-layout.md, oci-layout file
 */
export async function readLayoutIndex(files: LayoutFiles): Promise<Index> {
  await checkMarker(files);
  const bytes = await files.read('index.json', maxIndexBytes);
  if (bytes === null) throw invalid(files, 'it has no “index.json”');
  const index = parseIndex(files, bytes);
  if (index.kind !== 'index') throw invalid(files, 'its “index.json” is not an index');
  return index;
}

function parseIndex(files: LayoutFiles, bytes: Uint8Array) {
  try {
    return parseManifest(bytes, null);
  } catch (error) {
    const problem = toProblem(error);
    const message = `The “index.json” of the layout “${files.name}” cannot be read: ${problem.message}`;
    throw new ProblemError({ ...problem, message }, { cause: error });
  }
}

async function checkMarker(files: LayoutFiles): Promise<void> {
  const bytes = await files.read('oci-layout', maxMarkerBytes);
  if (bytes === null) throw await notALayout(files);
  const version = readVersion(files, bytes);
  // 1.0.0 is the only version so far; a 1.x would stay readable.
  if (!version.startsWith('1.')) {
    throw new ProblemError({
      code: 'unsupported',
      message: `The layout “${files.name}” has version “${version.slice(0, 40)}”, and only 1.0.0 is supported.`,
    });
  }
}

function readVersion(files: LayoutFiles, bytes: Uint8Array): string {
  try {
    const marker = parseJsonText(bytes, { what: 'file “oci-layout”', maxBytes: maxMarkerBytes, maxDepth: 8 });
    return markerSchema.parse(marker).imageLayoutVersion;
  } catch (error) {
    throw invalid(files, 'its file “oci-layout” is not JSON with an imageLayoutVersion', error);
  }
}

async function notALayout(files: LayoutFiles): Promise<ProblemError> {
  if (await files.has('manifest.json')) {
    return new ProblemError({
      code: 'unsupported',
      message: `“${files.name}” is a Docker archive without an OCI layout in it, which is not read where it lies.`,
      hint: 'Upload it where a draft begins, save it with Docker 25 or newer, or convert it: skopeo copy docker-archive:FILE oci-archive:NEW.tar.',
    });
  }
  return new ProblemError({
    code: 'not_found',
    message: `“${files.name}” in the layouts folder is not an OCI layout: it has no file “oci-layout”.`,
  });
}

function invalid(files: LayoutFiles, reason: string, cause?: unknown): ProblemError {
  const message = `“${files.name}” is not a valid OCI layout: ${reason}.`;
  return new ProblemError({ code: 'manifest_invalid', message }, { cause });
}
