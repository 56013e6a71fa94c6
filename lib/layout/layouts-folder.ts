import 'server-only';
import { join } from 'node:path';
import { settings } from '../settings';

/** The folder that holds the layouts: `$POLYARCH_DATA/layouts`. */
export function layoutsFolder(): string {
  return join(settings().dataFolder, 'layouts');
}
