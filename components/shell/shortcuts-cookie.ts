/** The cookie that keeps single-key shortcuts switched off. @see WCAG 2.2, 2.1.4 Character Key Shortcuts */
export const shortcutsCookie = 'polyarch-shortcuts';
