import { z } from 'zod';
import { type Operation, ref, registryProblems } from './operation';

export const exportReference = {
  path: '/api/v1/export',
  id: 'exportReference',
  summary: 'An image as a tar, to be kept or loaded elsewhere',
  description:
    'The same image makes the same bytes, and every digest is kept. Manifests are verified before the answer begins, blobs as they come: where one fails the connection breaks before the promised length.',
  query: z.strictObject({
    ref,
    format: z.enum(['oci', 'docker'], 'it must be “oci” or “docker”').meta({
      description:
        '`oci`: an OCI image layout with all that the reference leads to, nested indexes and attestations among it. `docker`: one image, for `docker load`, `podman load`, `skopeo docker-archive:` and `crane push`; it is an OCI layout too',
    }),
    platform: z
      .string()
      .optional()
      .meta({
        description:
          'Takes that one image of an index, without attestations: `os/architecture[/variant]`, behind the os perhaps `(os.version)`. A Docker archive of an index with several images needs it, or a `ref` by digest',
        examples: ['linux/arm64', 'windows(10.0.20348.3207)/amd64'],
      }),
  }),
  answers: { 'application/x-tar': null },
  headers: z.object({
    'Content-Length': z.string().meta({ description: 'The exact bytes of the tar' }),
    'Content-Disposition': z.string().meta({ examples: ['attachment; filename="app-1.0-linux-arm64.tar"'] }),
    'Docker-Content-Digest': z.string().meta({ description: 'Digest of the index or manifest in it' }),
    'Polyarch-Left-Out': z.string().optional().meta({
      description: 'Digests of layers that are not in it, because they are to be had only where their `urls` lead',
    }),
  }),
  problems: registryProblems,
} as const satisfies Operation;
