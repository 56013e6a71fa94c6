import { z } from 'zod';
import { type Operation, registryProblems } from './operation';
import { connectionTestSchema, registrySchema } from './registry';

/** A secret of more than this is none; certificates in PEM are about 2 KiB each. */
const mostSecretLength = 16 * 1024;
const mostPemLength = 64 * 1024;

const username = z
  .string()
  .min(1, 'it is empty')
  .max(256, 'it has more than 256 characters')
  // Basic puts a colon between name and password. @see RFC 7617
  .regex(/^[^:\p{Cc}]+$/u, 'it holds a colon or a control character');
const secret = z
  .string()
  .min(1, 'it is empty')
  .max(mostSecretLength, `it has more than ${mostSecretLength} characters`);

const credentialsSchema = z
  .union(
    [z.strictObject({ username, password: secret }), z.strictObject({ identityToken: secret })],
    'it must have a “username” and a “password”, or an “identityToken” alone',
  )
  .meta({
    description:
      'Kept here, sealed; never read back. Personal access tokens are passwords; an identity token is one that “docker login” got, to be exchanged',
  });

const settingsFields = {
  http: z.boolean().optional().meta({ description: 'Plain http, over which no account is sent but on this machine' }),
  tlsVerify: z.boolean().optional().meta({ description: 'False: any certificate is believed' }),
  ca: z.string().max(mostPemLength, 'it has more than 64 KiB').nullable().optional().meta({
    description: 'Certificates in PEM that vouch for this registry instead of the system’s; null removes them',
  }),
  allowedAddresses: z
    .array(z.string().max(64, 'an address has more than 64 characters'))
    .max(64, 'more than 64 addresses are given')
    .readonly()
    .optional()
    .meta({
      description:
        'Addresses and networks that its redirects and token servers may be at, beside what is always allowed',
    }),
  account: z
    .enum(['none', 'docker'], 'it must be “none” or “docker”; a “stored” one comes from “credentials”')
    .optional()
    .meta({ description: '`docker`: what “docker login” saved. Either forgets credentials that are kept here' }),
  credentials: credentialsSchema.nullable().optional().meta({ description: 'Null forgets those that are kept here' }),
};

const registryChangeSchema = z
  .strictObject(settingsFields)
  .meta({ id: 'RegistryChange', description: 'What is not named stays as it is' });

/** Settings of a registry as they are given: what is not named stays as it is. */
export type RegistryChange = z.infer<typeof registryChangeSchema>;

const parameters = z.strictObject({
  id: z.string().meta({ description: 'The host of the registry, URL-encoded once', examples: ['localhost%3A5000'] }),
});
const none = z.strictObject({});

export const listRegistries = {
  path: '/api/v1/registries',
  id: 'listRegistries',
  summary: 'The registries that have settings, and those that were used or are known',
  description: 'Docker Hub is the first. No registry is asked; credential helpers are.',
  query: none,
  answers: {
    'application/json': z.object({ registries: z.array(registrySchema).readonly() }).meta({ id: 'RegistryList' }),
  },
  problems: ['request_invalid', 'forbidden', 'internal'],
} as const satisfies Operation;

export const addRegistry = {
  method: 'post',
  path: '/api/v1/registries',
  id: 'addRegistry',
  summary: 'Gives a registry settings: how it is trusted, and who asks it',
  query: none,
  body: z.strictObject({ host: z.string().meta({ examples: ['registry.lan:5000'] }), ...settingsFields }),
  status: 201,
  answers: { 'application/json': registrySchema },
  headers: z.object({ Location: z.string().meta({ description: 'Where to change or remove the settings' }) }),
  problems: ['request_invalid', 'reference_invalid', 'forbidden', 'conflict', 'internal'],
} as const satisfies Operation;

export const changeRegistry = {
  method: 'patch',
  path: '/api/v1/registries/{id}',
  id: 'changeRegistry',
  summary: 'Changes settings of a registry; they count at once',
  description: 'Also of a registry that is listed without settings of its own, such as Docker Hub.',
  parameters,
  query: none,
  body: registryChangeSchema,
  answers: { 'application/json': registrySchema },
  problems: ['request_invalid', 'reference_invalid', 'forbidden', 'not_found', 'internal'],
} as const satisfies Operation;

export const removeRegistry = {
  method: 'delete',
  path: '/api/v1/registries/{id}',
  id: 'removeRegistry',
  summary: 'Forgets the settings of a registry, its account included',
  parameters,
  query: none,
  status: 204,
  answers: {},
  problems: ['request_invalid', 'reference_invalid', 'forbidden', 'not_found', 'internal'],
} as const satisfies Operation;

export const testRegistry = {
  method: 'post',
  path: '/api/v1/registries/{id}/test',
  id: 'testRegistry',
  summary: 'Connects to a registry step by step, until one fails',
  description: 'With settings in the body: as if they were saved already. The registry need not be listed.',
  parameters,
  query: none,
  body: registryChangeSchema,
  answers: { 'application/json': connectionTestSchema },
  problems: registryProblems,
} as const satisfies Operation;
