import 'server-only';

const maxNameLength = 100;

/** A name for a layout after that of the file it came in: “arm64.oci” for “/tmp/Arm64.oci.tar.gz”. */
export function suggestedName(fileName: string): string {
  const base = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1).toLowerCase();
  const name = base
    .replace(/\.(tar|tgz|tzst|tar\.(gz|zst|zstd))$/, '')
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replaceAll(/[._-]{2,}/g, '-')
    .slice(0, maxNameLength)
    .replaceAll(/^[._-]+|[._-]+$/g, '');
  return name === '' ? 'upload' : name;
}
