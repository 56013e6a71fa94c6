import type { ConnectionTest, Registry } from '@/lib/contract/registry';
import type { RegistryChange } from '@/lib/contract/registry-operations';
import { routes } from '@/lib/routes';
import { sendJson } from '../problem/fetch-json';

/** Changes the settings of `host`, whether or not it is listed; `listed` is how it is. Throws the server's `ProblemError`. */
export function saveRegistry(host: string, listed: Registry | null, change: RegistryChange): Promise<Registry> {
  return listed === null
    ? sendJson<Registry>('POST', routes.api.registries(), { host, ...change })
    : sendJson<Registry>('PATCH', routes.api.registry(listed.id), change);
}

/** Forgets the settings of a registry. */
export function removeRegistry(id: string): Promise<null> {
  return sendJson('DELETE', routes.api.registry(id));
}

/** Tries the way to `host`, as if `change` were saved. Nothing is saved. */
export function testRegistry(host: string, change: RegistryChange): Promise<ConnectionTest> {
  return sendJson<ConnectionTest>('POST', routes.api.registryTest(host), change);
}
