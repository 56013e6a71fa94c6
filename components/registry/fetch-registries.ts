import type { Registry } from '@/lib/contract/registry';
import { routes } from '@/lib/routes';
import { fetchJson } from '../problem/fetch-json';

/** Reads all registries from this server. */
export async function fetchRegistries(signal?: AbortSignal): Promise<readonly Registry[]> {
  return (await fetchJson<{ registries: readonly Registry[] }>(routes.api.registries(), signal)).registries;
}
