import { z } from 'zod';

/** How a registry is trusted: by the system's roots, by an authority of its own, by anyone on the path, or without TLS. */
export const trustKinds = ['system', 'ca', 'unverified', 'http'] as const;
export type TrustKind = (typeof trustKinds)[number];

export const certificateSchema = z
  .object({
    subject: z.string(),
    issuer: z.string(),
    names: z.string().meta({ description: 'Subject alternative names' }),
    validFrom: z.string().meta({ description: 'ISO 8601' }),
    validTo: z.string().meta({ description: 'ISO 8601' }),
    fingerprint256: z.string().meta({ description: 'SHA-256 of the certificate, in hex with colons' }),
  })
  .readonly()
  .meta({ id: 'Certificate' });

/** Who asks the registry. Secrets are written, never read back. */
export const accountSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }).readonly(),
    z
      .object({
        kind: z.literal('docker'),
        username: z.string().nullable().meta({ description: 'Null when “docker login” has saved none for it' }),
        helper: z
          .string()
          .nullable()
          .meta({ description: 'The credential helper that answers; null: config.json itself' }),
        failure: z.string().nullable().meta({ description: 'What kept the helper from answering' }),
      })
      .readonly(),
    z
      .object({
        kind: z.literal('stored'),
        username: z.string(),
        secret: z.enum(['password', 'token']),
        storedAt: z.string().meta({ description: 'ISO 8601' }),
        failure: z
          .string()
          .nullable()
          .meta({ description: 'Why it cannot be used any more: the key that sealed its secret is gone' }),
      })
      .readonly(),
  ])
  .meta({ id: 'Account' });

/** How a registry answered within the last hour, as seen by this process. */
export const healthSchema = z
  .object({
    answers: z.int().meta({ description: 'Requests answered in the last hour' }),
    medianMs: z.number().nullable(),
    p95Ms: z.number().nullable(),
    perMinuteMs: z
      .array(z.number().nullable())
      .readonly()
      .meta({ description: 'Median of each of the last 60 minutes, oldest first; null: not asked' }),
    lastProblem: z
      .object({ code: z.string(), message: z.string(), at: z.string() })
      .readonly()
      .nullable()
      .meta({ description: 'Why the latest request failed; null when it was answered' }),
  })
  .readonly()
  .meta({ id: 'RegistryHealth' });

export const registrySchema = z
  .object({
    id: z.string().meta({ description: 'The host, as it stands in references' }),
    host: z.string(),
    name: z.string().nullable().meta({ description: 'What people call it, such as “Docker Hub”' }),
    isStored: z
      .boolean()
      .meta({ description: 'False for registries that are listed only because they were used or are known' }),
    http: z.boolean(),
    tlsVerify: z.boolean(),
    trust: z.enum(trustKinds),
    ca: z
      .object({ pem: z.string(), certificates: z.array(certificateSchema).readonly() })
      .readonly()
      .nullable(),
    allowedAddresses: z.array(z.string()).readonly().meta({
      description:
        'Private addresses or networks that its redirects and token servers may be at, beside what is always allowed',
    }),
    account: accountSchema,
    health: healthSchema,
    rateLimit: z
      .object({ limit: z.int().nullable(), remaining: z.int(), windowSeconds: z.int().nullable() })
      .readonly()
      .nullable()
      .meta({ description: 'As it last announced; null: not announced' }),
  })
  .readonly()
  .meta({ id: 'Registry' });

/** One step of a connection test. Those after a failed one are `skipped`. */
export const testStepSchema = z
  .object({
    step: z.enum(['name', 'tcp', 'tls', 'ping', 'challenge', 'token', 'scope']),
    state: z.enum(['passed', 'failed', 'skipped', 'unneeded']),
    tookMs: z.number().nullable(),
    message: z.string().meta({ description: 'What was found, as a sentence' }),
    facts: z.array(z.object({ name: z.string(), value: z.string() }).readonly()).readonly(),
    certificate: certificateSchema.nullable(),
    action: z
      .enum(['allow-http', 'trust-ca', 'sign-in', 'allow-address'])
      .nullable()
      .meta({ description: 'The one thing that would let it pass' }),
    value: z.string().nullable().meta({ description: 'What the action needs: an address, or a certificate in PEM' }),
  })
  .readonly();

export const connectionTestSchema = z
  .object({ host: z.string(), tookMs: z.number(), steps: z.array(testStepSchema).readonly() })
  .readonly()
  .meta({ id: 'ConnectionTest' });

export type Certificate = z.infer<typeof certificateSchema>;
export type Account = z.infer<typeof accountSchema>;
export type RegistryHealth = z.infer<typeof healthSchema>;
export type Registry = z.infer<typeof registrySchema>;
export type TestStep = z.infer<typeof testStepSchema>;
export type ConnectionTest = z.infer<typeof connectionTestSchema>;
