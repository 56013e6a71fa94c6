import { loadScripts, receivedKib } from './first-load';
import { expect, registries, test } from './journey';

const budgetKib = 220;

/** Text that stays in the code of a library or folder when it is minified. */
const marks = {
  zod: /ZodError|\$ZodType/,
  cmdk: /cmdk-(root|item|input)/,
  'copy as': /imagetools inspect/,
};

test(`the image page loads at most ${budgetKib} KiB of scripts, and nothing that only opens later`, async ({
  page,
}) => {
  const scripts = await loadScripts(page, `/image?ref=${encodeURIComponent(`${registries.open}/team/ociindex:1.0`)}`);
  expect(scripts.length).toBeGreaterThan(0);
  expect(receivedKib(scripts)).toBeLessThanOrEqual(budgetKib);
  for (const [name, mark] of Object.entries(marks)) {
    const holders = scripts.filter(({ text }) => mark.test(text)).map(({ url }) => url);
    expect(holders, `scripts that hold ${name}`).toEqual([]);
  }
});
