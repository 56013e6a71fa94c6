import { z } from 'zod';
import type { Access } from '../copy-as/access';

/** How the content that a reference names is reached, for programs other than Polyarch. */
export const accessSchema = z
  .discriminatedUnion('kind', [
    z
      .object({
        kind: z.literal('registry'),
        scheme: z.enum(['https', 'http']),
        verified: z.boolean().meta({ description: 'Whether other programs of this machine trust its certificate' }),
        tokenUrl: z.string().nullable().meta({ description: 'Where anyone asks for a token that may pull' }),
      })
      .readonly(),
    z
      .object({
        kind: z.literal('layout'),
        path: z.string().meta({ description: 'On the server’s disk' }),
        form: z.enum(['directory', 'tar']),
      })
      .readonly(),
  ])
  .meta({ id: 'Access' }) satisfies z.ZodType<Access>;
