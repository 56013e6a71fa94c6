import type { TestStep } from '@/lib/contract/registry';

/** The steps of a connection test as they are called. */
export const stepNames: Readonly<Record<TestStep['step'], string>> = {
  name: 'Name',
  tcp: 'TCP',
  tls: 'TLS',
  ping: 'GET /v2/',
  challenge: 'Challenge',
  token: 'Token',
  scope: 'Scope',
};

/** What lets a failed step pass, and what it means for this registry. */
export function actionWords({ action, value }: TestStep): Readonly<{ label: string; meaning: string }> | null {
  switch (action) {
    case 'allow-http':
      return {
        label: 'Allow plain http and test again',
        meaning: 'nothing between here and there is hidden or proven',
      };
    case 'trust-ca':
      return {
        label: 'Trust this certificate and test again',
        meaning: 'compare its fingerprint first; it counts for this registry only',
      };
    case 'sign-in':
      return { label: 'Enter an account', meaning: 'a user name with a password or token' };
    case 'allow-address':
      return { label: `Allow ${value ?? 'this address'} and test again`, meaning: 'adds one address to this registry' };
    case null:
      return null;
  }
}

/** `stopped at 6 of 7`, or that nothing stopped it. */
export function testVerdict(steps: readonly TestStep[]): Readonly<{ tone: 'ok' | 'danger'; word: string }> {
  const at = steps.findIndex(({ state }) => state === 'failed');
  if (at === -1) return { tone: 'ok', word: 'all steps passed' };
  return { tone: 'danger', word: `stopped at ${at + 1} of ${steps.length}` };
}
