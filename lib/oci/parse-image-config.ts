import type { HistoryStep, ImageConfig } from './image-config';
import type { JsonObject } from './json-fields';
import { fieldProblem, optional, present, readList, readObject, readString, readStringMap } from './json-fields';
import { parseJsonText } from './json-text';

/** The most of a config that is read. */
export const maxConfigBytes = 8 * 1024 * 1024;
const maxDepth = 64;
const maxHistory = 20_000;

/**
 * Reads the config of an image. Absent, `null` and empty texts are absent: not every config has an `architecture`.
 * Throws `manifest_invalid` that names the field of a wrong type, `too_large` above `maxConfigBytes`.
 * @see image-spec config.md
 */
export function parseImageConfig(bytes: Uint8Array): ImageConfig {
  const value = parseJsonText(bytes, { what: 'image config', maxBytes: maxConfigBytes, maxDepth });
  const fields = readObject(value, 'The image config', []);
  const run = optional(fields.config, 'config', readPlainObject) ?? {};
  const rootfs = optional(fields.rootfs, 'rootfs', readPlainObject) ?? {};
  return {
    ...present({
      os: text(fields, 'os'),
      architecture: text(fields, 'architecture'),
      variant: text(fields, 'variant'),
      'os.version': text(fields, 'os.version'),
      'os.features': texts(fields, 'os.features'),
      created: text(fields, 'created'),
      author: text(fields, 'author'),
    }),
    ...readRunFields(run),
    diffIds: texts(rootfs, 'diff_ids', 'rootfs.diff_ids') ?? [],
    history: readList(fields.history, 'history', readHistoryStep, maxHistory),
  };
}

function readRunFields(run: JsonObject) {
  return present({
    user: text(run, 'User', 'config.User'),
    workingDir: text(run, 'WorkingDir', 'config.WorkingDir'),
    entrypoint: texts(run, 'Entrypoint', 'config.Entrypoint'),
    cmd: texts(run, 'Cmd', 'config.Cmd'),
    env: texts(run, 'Env', 'config.Env'),
    labels: optional(run.Labels, 'config.Labels', readStringMap),
    exposedPorts: keys(run, 'ExposedPorts'),
    volumes: keys(run, 'Volumes'),
    stopSignal: text(run, 'StopSignal', 'config.StopSignal'),
  });
}

function readHistoryStep(value: unknown, where: string): HistoryStep {
  const fields = readPlainObject(value, where);
  return {
    ...present({
      created: text(fields, 'created', `${where}.created`),
      createdBy: text(fields, 'created_by', `${where}.created_by`),
      comment: text(fields, 'comment', `${where}.comment`),
      author: text(fields, 'author', `${where}.author`),
    }),
    emptyLayer: optional(fields.empty_layer, `${where}.empty_layer`, readBoolean) ?? false,
  };
}

function readPlainObject(value: unknown, where: string): JsonObject {
  return readObject(value, where, []);
}

function readBoolean(value: unknown, where: string): boolean {
  if (typeof value !== 'boolean') throw fieldProblem(where, 'must be true or false');
  return value;
}

function text(fields: JsonObject, name: string, where = name): string | undefined {
  return optional(fields[name], where, readString) || undefined;
}

function texts(fields: JsonObject, name: string, where = name): readonly string[] | undefined {
  return optional(fields[name], where, (value, place) => readList(value, place, readString));
}

/** Go writes a set of strings as an object with empty values. */
function keys(run: JsonObject, name: string): readonly string[] | undefined {
  const set = optional(run[name], `config.${name}`, readPlainObject);
  return set === undefined ? undefined : Object.keys(set);
}
