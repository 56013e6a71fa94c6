import 'server-only';
import type { Answer } from './transport';

/** The value of a header, several of one name joined as RFC 9110 (5.3) has it; null when absent. */
export function headerText(headers: Answer['headers'], name: string): string | null {
  const value = headers[name];
  if (value === undefined) return null;
  return Array.isArray(value) ? value.join(', ') : value;
}
