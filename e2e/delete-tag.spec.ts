import { image, ociIndex } from '../lib/testing/fixtures';
import { pushFixture } from '../lib/testing/push';
import { expect, expectAccessible, registries, test } from './journey';

const repository = 'delete/app';

test('a manifest is deleted only after what falls is told and the name is typed', async ({ page }) => {
  const registry = { url: `http://${registries.open}` };
  const amd64 = image({ os: 'linux', architecture: 'amd64' }, { content: 'to be deleted' });
  await pushFixture(registry, repository, ociIndex([amd64]), '1.0');
  await pushFixture(registry, repository, amd64, '1.0-amd64');
  await pushFixture(registry, repository, amd64, 'also');

  await page.goto(`/repository?name=${registries.open}/${repository}`);
  const grid = page.getByRole('grid', { name: 'Tags' });
  await grid.getByRole('checkbox', { name: 'Select 1.0-amd64', exact: true }).click();
  await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Delete tag…' }).click();

  const dialog = page.getByRole('dialog', { name: 'Delete 1.0-amd64?' });
  await dialog.getByRole('radio', { name: /The manifest, with every tag of it/ }).check();
  await expect(dialog).toContainText('1 other tag falls with it: also.');
  await expect(dialog).toContainText('1 index names it and would lack an entry: 1.0.');
  await expectAccessible(page);

  const submit = dialog.getByRole('button', { name: 'Delete the manifest' });
  await expect(submit).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('textbox', { name: 'Type 1.0-amd64 to delete it' }).fill('1.0-amd64');
  await submit.click();
  await expect(dialog).toHaveCount(0);
  await expect(grid.getByRole('rowheader')).toHaveText(['1.0']);
});

test('a registry that cannot delete a tag alone says so', async ({ page }) => {
  const registry = { url: `http://${registries.open}` };
  const other = image({ os: 'linux', architecture: 'arm64' }, { content: 'to stay' });
  await pushFixture(registry, 'delete/stays', other, '2.0');
  await page.goto(`/repository?name=${registries.open}/delete/stays`);
  const grid = page.getByRole('grid', { name: 'Tags' });
  await grid.getByRole('checkbox', { name: 'Select 2.0', exact: true }).click();
  await page.getByRole('button', { name: 'Delete tag…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete 2.0?' });
  await dialog.getByRole('textbox', { name: 'Type 2.0 to delete it' }).fill('2.0');
  await dialog.getByRole('button', { name: 'Delete the tag' }).click();
  await expect(dialog.getByRole('alert')).toContainText(/cannot|does not/i);
  await expect(dialog).toContainText('This registry cannot delete it.');
  await expect(dialog.getByRole('radio', { name: /The tag alone/ })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Keep' }).click();
  await expect(grid.getByRole('rowheader')).toHaveText(['2.0']);
});
