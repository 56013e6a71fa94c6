import type { Page } from '@playwright/test';
import { imageFixtures } from '../lib/testing/image-fixtures';
import { pushFixture } from '../lib/testing/push';
import { type RegistryServer, type RegistryServerOptions, startRegistry } from '../lib/testing/registry-server';
import { test as base, expect } from './journey';

/**
 * A test with registries of its own, each with the image `team/app:1.0`: what one decides about a registry must not change
 * what others meet.
 */
export const test = base.extend<{ start: (options?: RegistryServerOptions) => Promise<RegistryServer> }>({
  start: async ({ page: _ }, use) => {
    const servers: RegistryServer[] = [];
    await use(async (options) => {
      const server = await startRegistry(options);
      servers.push(server);
      await pushFixture(server, 'team/app', imageFixtures.ociIndex(), '1.0');
      return server;
    });
    await Promise.all(servers.map((server) => server.stop()));
  },
});

/** Fails unless the page shows the platforms of `team/app:1.0`. */
export async function expectImage(page: Page): Promise<void> {
  await expect(
    page
      .getByRole('main')
      .getByRole('button', { name: /^linux\/amd64/ })
      .first(),
  ).toBeVisible();
}
