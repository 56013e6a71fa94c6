import type { ListedHost } from '@/lib/resolve/listed-host';
import { platformLabel } from '@/lib/resolve/platform-label';

/** What a host is called; one without a name is called by its platform. */
export function hostName({ name, platform }: ListedHost): string {
  return name === '' ? platformLabel(platform) : name;
}
