import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page, type Request } from '@playwright/test';
import { secretsIn } from '../lib/testing/planted-secrets';

/** The hosts that `global-setup.ts` started. */
export const registries = {
  get open() {
    return host('E2E_REGISTRY');
  },
  get untrusted() {
    return host('E2E_UNTRUSTED_REGISTRY');
  },
  get locked() {
    return host('E2E_LOCKED_REGISTRY');
  },
};

function host(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run the journeys through their config.`);
  return value;
}

/** A test whose page may neither log an error nor break the content security policy, and is never sent a planted secret. */
export const test = base.extend<{ consoleErrors: string[]; secretsSent: readonly string[] }>({
  secretsSent: [
    async ({ context }, use) => {
      const found: string[] = [];
      context.on('requestfinished', async (request) => found.push(...(await secretsAnswered(request))));
      await use(found);
      expect(found, 'secrets that were sent to the browser').toEqual([]);
    },
    { auto: true },
  ],
  consoleErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' && !isFailedLoad(message.text())) errors.push(message.text());
      });
      page.on('pageerror', (error) => errors.push(error.message));
      await use(errors);
      expect(errors, 'the browser console').toEqual([]);
    },
    { auto: true },
  ],
});

/** What a browser was sent as an answer, and what stands in the address that it asked for. */
async function secretsAnswered(request: Request): Promise<readonly string[]> {
  const url = request.url();
  if (new URL(url).pathname.startsWith('/_next/static/')) return [];
  // What was still asked for when the page was closed has no answer any more.
  const response = await request.response().catch(() => null);
  const headers = Object.values((await response?.allHeaders().catch(() => null)) ?? {}).join('\n');
  // The body of a page that was left is gone.
  const body = (await response?.body().catch(() => null)) ?? '';
  return [url, headers, body].flatMap(secretsIn).map((secret) => `${url}: ${secret}`);
}

/** Chromium reports each answer with an error status, which journeys through errors expect. */
function isFailedLoad(text: string): boolean {
  return text.startsWith('Failed to load resource');
}

export { expect } from '@playwright/test';

/** Opens the image page of `reference` and waits until its reading is over. */
export async function openImage(page: Page, reference: string, query = ''): Promise<void> {
  await page.goto(`/image?ref=${encodeURIComponent(reference)}${query}`);
  await expect(page.getByRole('status').filter({ hasText: 'Reading' })).toHaveCount(0);
}

/** Fails with the rules and places that axe finds on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  expect(found).toEqual([]);
}

/** Fails when the page is wider than the screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}

type Screen = Readonly<{ width: 390 | 1440; colorScheme: 'light' | 'dark' }>;

const opposites: readonly Screen[] = [
  { width: 390, colorScheme: 'dark' },
  { width: 1440, colorScheme: 'light' },
];

/** Both widths in both themes. */
export const everyScreen: readonly Screen[] = [
  { width: 390, colorScheme: 'light' },
  { width: 1440, colorScheme: 'dark' },
  ...opposites,
];

/** Axe finds nothing and nothing is cut off, narrow in the dark and then wide in the light, in which the page is left. */
export async function expectFits(page: Page, screens: readonly Screen[] = opposites): Promise<void> {
  // Each look takes seconds on a busy machine.
  base.info().setTimeout(base.info().timeout + 10_000 * screens.length);
  for (const { width, colorScheme } of screens) {
    await page.setViewportSize({ width, height: 900 });
    // A colour on its way from one theme to the other has no contrast of its own.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
}
