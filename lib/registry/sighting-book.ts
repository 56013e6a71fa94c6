import 'server-only';
import { createHmac } from 'node:crypto';
import type { DiskCache } from '@/lib/content/disk-cache';
import { LruCache } from '@/lib/content/lru-cache';
import { SingleFlight } from '@/lib/content/single-flight';
import type { Digest } from '@/lib/oci/digest';
import { readSightings, Sightings, sightingsRecord } from './sightings';

/** Sightings held in memory, all repositories together. */
const maxSightings = 100_000;
/** What a row of a record has, about. */
const rowBytes = 250;

/** Where records outlive the process. `secret` hides in their names which repositories and accounts they are of. */
export type SightingDisk = Readonly<{ records: DiskCache; secret: Uint8Array }>;

/** What was seen in all repositories, apart for each account. */
export class SightingBook {
  readonly #held = new LruCache<Sightings>(maxSightings, ({ count }) => count + 1);
  readonly #recordNames = new LruCache<Digest>(1000);
  readonly #flights = new SingleFlight<Sightings>();
  readonly #disk: Promise<SightingDisk | null>;

  constructor(disk: Promise<SightingDisk | null> = Promise.resolve(null)) {
    this.#disk = disk;
  }

  /** What was seen under `key`, which names registry, repository and account. */
  async of(key: string): Promise<Sightings> {
    return this.#held.get(key) ?? this.#flights.run(key, undefined, () => this.#load(key));
  }

  /** Records that `sightings` under `key` have changed. */
  async changed(key: string, sightings: Sightings): Promise<void> {
    this.#held.set(key, sightings);
    const disk = await this.#disk;
    disk?.records.write(this.#recordName(disk, key), sightings.count * rowBytes, () => sightingsRecord(sightings));
  }

  async #load(key: string): Promise<Sightings> {
    const disk = await this.#disk;
    const record = await disk?.records.read(this.#recordName(disk, key));
    const sightings = record === undefined ? new Sightings() : readSightings(record);
    this.#held.set(key, sightings);
    return sightings;
  }

  /** Asked for with every sighting, and made once. */
  #recordName({ secret }: SightingDisk, key: string): Digest {
    const made = this.#recordNames.get(key);
    if (made !== undefined) return made;
    const name: Digest = `sha256:${createHmac('sha256', secret).update(key).digest('hex')}`;
    this.#recordNames.set(key, name);
    return name;
  }
}
