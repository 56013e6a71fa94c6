import 'server-only';
import { z } from 'zod';
import { type IndexForm, indexForms } from '../draft/index-form';
import { database, type Store } from './database';

/** More refusals than these are not kept; the oldest go first. */
const keptRefusals = 1000;

/** The forms of an index that `registry` refused, and has not taken since. */
export async function refusedForms(registry: string, given?: Store): Promise<readonly IndexForm[]> {
  const rows = await (given ?? (await database()))
    .selectFrom('refused_form')
    .select('form')
    .where('registry', '=', registry)
    .orderBy('form')
    .execute();
  return rows.map(({ form }) => z.enum(indexForms).parse(form));
}

/** Keeps that `registry` refused an index of this form. */
export async function keepRefused(registry: string, form: IndexForm, given?: Store): Promise<void> {
  const store = given ?? (await database());
  const at = { refused_at_ms: Date.now() };
  await store
    .insertInto('refused_form')
    .values({ registry, form, ...at })
    .onConflict((conflict) => conflict.columns(['registry', 'form']).doUpdateSet(at))
    .execute();
  const oldestKept = await store
    .selectFrom('refused_form')
    .select('refused_at_ms')
    .orderBy('refused_at_ms', 'desc')
    .offset(keptRefusals - 1)
    .limit(1)
    .executeTakeFirst();
  if (oldestKept === undefined) return;
  await store.deleteFrom('refused_form').where('refused_at_ms', '<', oldestKept.refused_at_ms).execute();
}

/** Forgets refusals of forms that `registry` has taken now. */
export async function forgetRefused(registry: string, forms: readonly IndexForm[], given?: Store): Promise<void> {
  const store = given ?? (await database());
  await store.deleteFrom('refused_form').where('registry', '=', registry).where('form', 'in', forms).execute();
}
