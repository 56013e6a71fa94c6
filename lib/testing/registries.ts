import { Registries, type RegistriesOptions } from '../registry/registries';

/** Registries that remember nothing yet, read no account of this machine and wait for nothing long. */
export function freshRegistries({ limits, ...options }: Partial<RegistriesOptions> = {}): Registries {
  return new Registries({
    httpRegistries: new Set(),
    dockerConfigFolder: '/nonexistent',
    httpsProxy: null,
    noProxy: [],
    connectionsPerRegistry: null,
    cache: null,
    book: null,
    ...options,
    limits: { retryDelayMs: 5, ...limits },
  });
}
