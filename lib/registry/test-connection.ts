import 'server-only';
import type { ConnectionTest, TestStep } from '@/lib/contract/registry';
import { atItsOrigin } from './at-its-origin';
import type { RegistryHost } from './registry-host';
import { testName, testTcp, testTls } from './test-network';
import { testChallenge, testPing, testScope, testToken } from './test-sign-in';
import { type Found, skippedStep, takeStep } from './test-step';
import { askBase, type Trial } from './trial';

/** In this order; each is taken when those before it did not fail. */
const steps: readonly (readonly [TestStep['step'], (trial: Trial) => Found | Promise<Found>])[] = [
  ['name', testName],
  ['tcp', testTcp],
  ['tls', testTls],
  ['ping', testPing],
  ['challenge', testChallenge],
  ['token', testToken],
  ['scope', testScope],
];

/**
 * Connects to a registry step by step, under the settings that `host` has, and stops at the first step that fails. Nothing
 * is sent to it before its certificate is judged, and no account before the registry asks for one.
 */
export async function testConnection(host: RegistryHost): Promise<ConnectionTest> {
  const startedMs = performance.now();
  const origin = new URL(await originOf(host));
  const isProxied = host.transport.connections.isProxied(origin);
  const trial: Trial = { host, origin, isProxied, addresses: [], socket: null, first: null, demand: null };
  const taken: TestStep[] = [];
  try {
    for (const [name, take] of steps) {
      const isStopped = taken.some(({ state }) => state === 'failed');
      taken.push(isStopped ? skippedStep(name) : await takeStep(name, () => take(trial)));
    }
  } finally {
    trial.socket?.destroy();
  }
  const tookMs = Math.round((performance.now() - startedMs) * 10) / 10;
  return { host: host.endpoint.registry, tookMs, steps: taken };
}

/** Which of several origins answers: a registry on this machine may speak TLS or not. */
async function originOf(host: RegistryHost): Promise<string> {
  const [first, secure] = host.endpoint.origins;
  if (secure === undefined) return first;
  // What is wrong with it is told by the step that fails.
  await atItsOrigin(host, (origin) => askBase(host, origin)).catch(() => undefined);
  return host.origin ?? (host.refusal === 'tls_untrusted' ? secure : first);
}
