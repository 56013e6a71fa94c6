/** Whether the settings stand beside the list; where there is less room they have a page of their own. */
export function hasSettingsPane(): boolean {
  return window.matchMedia('(width >= 1100px)').matches;
}
