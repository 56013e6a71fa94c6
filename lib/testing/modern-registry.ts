import { answer, type Behaviour, type FaultServer, startFaultServer } from './fault-server';
import { type MemoryRepositories, type MemoryRepository, memoryRepositories } from './memory-repositories';
import { askedStep, performStep, type RegistryTraits } from './perform-step';

/**
 * A registry of the latest specification, in memory, which takes any digest and anyone: on a fault server, so that its paths can be
 * made to fail one by one. `MemoryRegistry` demands a token, and fails at the steps of a push.
 */
export type ModernRegistry = FaultServer &
  Readonly<{
    /** Tests may look into it, and change it behind a client’s back. */
    repository(name: string): MemoryRepository;
    keep: MemoryRepositories['keep'];
    /** What it does when nothing else was told. */
    usual: Behaviour;
  }>;

/** Starts an empty registry on a free port of 127.0.0.1. */
export async function startModernRegistry(traits: RegistryTraits = {}): Promise<ModernRegistry> {
  const server = await startFaultServer();
  const repositories = memoryRepositories();
  const usual: Behaviour = (response, request) => {
    const { method, path, headers, bytes: body } = request;
    const { pathname, searchParams: query } = new URL(path, server.url);
    const asked = askedStep(method, { pathname, searchParams: query });
    const reply =
      asked === null
        ? { status: pathname === '/v2/' ? 200 : 404 }
        : performStep({ ...asked, query, headers, body, repositories, traits });
    answer(reply)(response, request);
  };
  server.elsewhere(usual);
  return { ...server, repository: repositories.of, keep: repositories.keep, usual };
}
