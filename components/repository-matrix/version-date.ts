import { formatDate } from '@/lib/display/date';

/** The month a version was made, as much as a narrow column holds: `May ’25`. */
export function versionMonth(iso: string): string {
  const [, month = '', year = ''] = formatDate(iso).split(' ');
  return `${month} ’${year.slice(-2)}`;
}
