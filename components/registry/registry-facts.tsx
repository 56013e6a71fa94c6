import type { Registry, TrustKind } from '@/lib/contract/registry';
import { Fact, FactLine } from '../ui/fact-line';
import { isAnswering } from './registry-state';

const kinds: Readonly<Record<TrustKind, string>> = {
  system: 'verified',
  ca: 'own CA',
  unverified: 'not verified',
  http: 'plain http',
};

/** What there is to know of all registries together. Small screens do without. */
export function RegistryFacts({ registries }: Readonly<{ registries: readonly Registry[] }>) {
  const trusted = (Object.keys(kinds) as TrustKind[]).flatMap((kind) => {
    const count = registries.filter(({ trust }) => trust === kind).length;
    return count === 0 ? [] : `${count} ${kinds[kind]}`;
  });
  const stored = registries.filter(({ account }) => account.kind === 'stored').length;
  const docker = registries.flatMap(({ account }) =>
    account.kind === 'docker' && account.username !== null ? [account.helper] : [],
  );
  const helpers = [...new Set(docker.flatMap((helper) => helper ?? []))].sort();
  return (
    <div className="max-md:hidden">
      <FactLine>
        <Fact name="Registries">{registries.length}</Fact>
        <Fact name="Answer now">{registries.filter(isAnswering).length}</Fact>
        <Fact name="Trust">{trusted.join(', ')}</Fact>
        <Fact name="Accounts">
          {stored + docker.length}
          <span className="text-ink-3">
            {stored} kept here, {docker.length} from docker login
          </span>
        </Fact>
        {helpers.length === 0 ? null : (
          <Fact name="Helpers found on this server">
            <span className="mono">{helpers.join(', ')}</span>
          </Fact>
        )}
      </FactLine>
    </div>
  );
}
