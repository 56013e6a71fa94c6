import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';

/** Where a page finds the modules that are served to it: `${pureModulesUrl}/lib/resolve/engine`. */
export const pureModulesUrl = 'http://pure-modules.test';

/** Has the compiler turn modules, and all they import, into scripts, and serves them to `page` while `use` runs. */
export async function withPureModules<T>(page: Page, modules: readonly string[], use: () => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'polyarch-pure-'));
  try {
    const options = ['--ignoreConfig', '--module', 'esnext', '--moduleResolution', 'bundler', '--target', 'es2023'];
    const files = ['--skipLibCheck', '--rootDir', '.', '--outDir', folder, ...modules];
    await promisify(execFile)('node_modules/.bin/tsc', [...options, ...files]);
    await page.route(`${pureModulesUrl}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
      const body = await readFile(join(folder, `${pathname}.js`));
      return route.fulfill({ contentType: 'text/javascript', body });
    });
    await page.goto(pureModulesUrl);
    return await use();
  } finally {
    await rm(folder, { recursive: true });
  }
}
