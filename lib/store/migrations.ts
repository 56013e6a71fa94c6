import 'server-only';
import type { Kysely, Migration } from 'kysely';

/**
 * The steps from an empty database to `Schema`, in the order of their names. They only go forward: a step that was
 * released is never edited, a new one follows it.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-recent-view': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('recent_view')
        .addColumn('reference', 'text', (column) => column.primaryKey())
        .addColumn('registry', 'text')
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('media_type', 'text', (column) => column.notNull())
        .addColumn('platforms', 'text', (column) => column.notNull())
        .addColumn('viewed_at_ms', 'bigint', (column) => column.notNull())
        .execute();
      await database.schema.createIndex('recent_view_viewed_at').on('recent_view').column('viewed_at_ms').execute();
    },
  },
  '0002-tag-sighting': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('tag_sighting')
        .addColumn('reference', 'text', (column) => column.notNull())
        .addColumn('digest', 'text', (column) => column.notNull())
        .addColumn('platforms', 'text', (column) => column.notNull())
        .addColumn('seen_at_ms', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('tag_sighting_key', ['reference', 'digest'])
        .execute();
      await database.schema.createIndex('tag_sighting_seen_at').on('tag_sighting').column('seen_at_ms').execute();
    },
  },
  '0003-tag-sighting-since': {
    async up(database: Kysely<unknown>) {
      await database.schema.alterTable('tag_sighting').addColumn('since_ms', 'bigint').execute();
    },
  },
  '0004-registry': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('registry')
        .addColumn('host', 'text', (column) => column.primaryKey())
        .addColumn('http', 'integer')
        .addColumn('tls_verify', 'integer', (column) => column.notNull())
        .addColumn('ca', 'text')
        .addColumn('allowed_addresses', 'text', (column) => column.notNull())
        .addColumn('account_kind', 'text', (column) => column.notNull())
        .addColumn('username', 'text')
        .addColumn('secret_kind', 'text')
        .addColumn('sealed_secret', 'text')
        .addColumn('stored_at_ms', 'bigint')
        .addColumn('updated_at_ms', 'bigint', (column) => column.notNull())
        .execute();
    },
  },
  '0005-draft': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('draft')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('step', 'integer', (column) => column.notNull())
        .addColumn('first_step', 'integer', (column) => column.notNull())
        .addColumn('last_step', 'integer', (column) => column.notNull())
        .addColumn('seen', 'text')
        .addColumn('created_at_ms', 'bigint', (column) => column.notNull())
        .addColumn('updated_at_ms', 'bigint', (column) => column.notNull())
        .execute();
      await database.schema
        .createTable('draft_step')
        .addColumn('draft', 'text', (column) => column.notNull())
        .addColumn('step', 'integer', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('draft_step_key', ['draft', 'step'])
        .execute();
    },
  },
  '0006-push': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('push')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('repository', 'text', (column) => column.notNull())
        .addColumn('tags', 'text', (column) => column.notNull())
        .addColumn('draft', 'text')
        .addColumn('purge', 'integer', (column) => column.notNull())
        .addColumn('manifests', 'text', (column) => column.notNull())
        .addColumn('entries', 'text', (column) => column.notNull())
        .addColumn('progress', 'text', (column) => column.notNull())
        .addColumn('problem', 'text')
        .addColumn('undo_of', 'text')
        .addColumn('undone_by', 'text')
        .addColumn('created_at_ms', 'bigint', (column) => column.notNull())
        .addColumn('finished_at_ms', 'bigint')
        .execute();
      await database.schema.createIndex('push_created_at').on('push').column('created_at_ms').execute();
    },
  },
  '0007-refused-form': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('refused_form')
        .addColumn('registry', 'text', (column) => column.notNull())
        .addColumn('form', 'text', (column) => column.notNull())
        .addColumn('refused_at_ms', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('refused_form_key', ['registry', 'form'])
        .execute();
    },
  },
};
