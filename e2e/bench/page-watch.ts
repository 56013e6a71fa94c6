import type { Page } from '@playwright/test';

declare global {
  interface Window {
    firstShownMs?: number;
    longTasks?: { startMs: number; durationMs: number }[];
  }
}

const firstCell = 'table[role="grid"] [data-entry]';

/** Notes when the first cell of a platform matrix stands in `page`; to be called before the page is opened. */
export function watchMatrix(page: Page) {
  return watchFirst(page, firstCell);
}

/** Notes when the first element that fits `selector` stands in `page`; to be called before the page is opened. */
export async function watchFirst(page: Page, selector: string) {
  await page.addInitScript((cell) => {
    new MutationObserver((_, observer) => {
      if (document.querySelector(cell) === null) return;
      observer.disconnect();
      window.firstShownMs = performance.now();
    }).observe(document, { childList: true, subtree: true });
  }, selector);
  return {
    /** Times since the navigation began; `shownAtMs` is the same moment on this process's clock. */
    async shown() {
      await page.waitForFunction(() => window.firstShownMs !== undefined);
      const { documentRequestedMs, shownMs, shownAtEpochMs } = await page.evaluate(() => {
        const [navigation] = performance.getEntriesByType('navigation');
        const shownMs = window.firstShownMs ?? Number.NaN;
        return {
          shownMs,
          documentRequestedMs: navigation instanceof PerformanceNavigationTiming ? navigation.requestStart : Number.NaN,
          shownAtEpochMs: performance.timeOrigin + shownMs,
        };
      });
      return { documentRequestedMs, shownMs, shownAtMs: shownAtEpochMs - performance.timeOrigin };
    },
  };
}

/** Notes the tasks of `page` that took 50 ms or more; to be called before the page is opened. */
export async function watchLongTasks(page: Page) {
  await page.addInitScript(() => {
    const tasks: NonNullable<Window['longTasks']> = [];
    window.longTasks = tasks;
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push({ startMs: startTime, durationMs: duration });
    }).observe({ type: 'longtask', buffered: true });
  });
  return {
    /** The longest task that began after the page had loaded, in milliseconds; 0 when none took 50. */
    longestAfterLoad: () =>
      page.evaluate(() => {
        const [navigation] = performance.getEntriesByType('navigation');
        const loadedMs = navigation instanceof PerformanceNavigationTiming ? navigation.loadEventEnd : 0;
        const after = (window.longTasks ?? []).filter(({ startMs }) => startMs >= loadedMs);
        return Math.max(0, ...after.map(({ durationMs }) => durationMs));
      }),
  };
}
