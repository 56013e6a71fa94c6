/** The cookie that keeps the chosen theme, so that the server draws the first page in it. */
export const themeCookie = 'polyarch-theme';

export type Theme = 'light' | 'dark';

/** The theme a cookie names; null leaves the choice to the browser's preference. */
export function parseTheme(value: string | undefined): Theme | null {
  return value === 'light' || value === 'dark' ? value : null;
}
