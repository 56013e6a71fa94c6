import 'server-only';
import { randomBytes, scrypt } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ProblemError } from '../problem/problem';

/** A key of AES-256, and the name by which what it sealed is known. */
export type SealingKey = Readonly<{ id: string; key: Uint8Array }>;

export type KeyPlace = Readonly<{
  /** The first seals, all open. Empty: the key file seals. */
  secrets: readonly string[];
  /** Holds the key file `secret`, made when it is needed first. */
  dataFolder: string;
}>;

/** The key that seals. Throws `internal` when the key file can be neither read nor made. */
export async function sealingKey({ secrets: [first], dataFolder }: KeyPlace): Promise<SealingKey> {
  return derive(first ?? (await readKeyFile(dataFolder)) ?? (await makeKeyFile(dataFolder)));
}

/** Every key that there is, the one that seals first. A key file opens what it once sealed also where it seals no more. */
export async function openingKeys({ secrets, dataFolder }: KeyPlace): Promise<readonly SealingKey[]> {
  const kept = await readKeyFile(dataFolder);
  return Promise.all([...secrets, ...(kept === null ? [] : [kept])].map(derive));
}

const keyBytes = 32;
const idBytes = 6;
const derived = new Map<string, Promise<SealingKey>>();
const stretch = promisify<string, string, number, Buffer>(scrypt);

/** Secrets are what people choose, so a key is as dear to try as scrypt makes it. The salt only tells it from other uses. */
function derive(secret: string): Promise<SealingKey> {
  const known = derived.get(secret) ?? stretch(secret, 'polyarch registry secrets', keyBytes + idBytes).then(keyIn);
  derived.set(secret, known);
  return known;
}

function keyIn(bytes: Buffer): SealingKey {
  return { key: bytes.subarray(0, keyBytes), id: bytes.subarray(keyBytes).toString('base64url') };
}

const keyFile = (folder: string): string => join(folder, 'secret');

async function readKeyFile(folder: string): Promise<string | null> {
  const path = keyFile(folder);
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw unusable(path, 'it cannot be read.', cause);
  });
  if (text === null) return null;
  if (!/^[\w-]{43}\n?$/.test(text)) throw unusable(path, 'it is damaged.', undefined);
  const othersMayRead = ((await stat(path)).mode & 0o077) !== 0;
  if (othersMayRead) await chmod(path, 0o600);
  return text.trim();
}

/** Makes the file whole or not at all: who comes second takes what the first one made. */
async function makeKeyFile(folder: string): Promise<string> {
  const path = keyFile(folder);
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(draft, `${randomBytes(keyBytes).toString('base64url')}\n`, {
      flag: 'wx',
      mode: 0o600,
      flush: true,
    });
    await link(draft, path);
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    if (!isThere) throw unusable(path, 'it cannot be made.', cause);
  } finally {
    await rm(draft, { force: true });
  }
  return (await readKeyFile(folder)) ?? makeKeyFile(folder);
}

function unusable(path: string, what: string, cause: unknown): ProblemError {
  return new ProblemError(
    {
      code: 'internal',
      message: `The key that seals stored passwords, “${path}”, cannot be used: ${what}`,
      hint: 'Mend it, or remove it and sign in to the registries anew.',
    },
    { cause },
  );
}
