import { z } from 'zod';
import { type Digest, isDigest } from '../oci/digest';

/** A digest as it stands in JSON: its algorithm, a colon, hex digits. */
export const digestSchema = z
  .custom<Digest>((value) => typeof value === 'string' && isDigest(value))
  .meta({ override: { type: 'string', pattern: '^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$' } });
