/** What a user name looks like: 3 to 32 lower-case letters, digits, dots, underscores or hyphens, a letter or digit first. */
export const usernamePattern = /^[a-z0-9][a-z0-9._-]{2,31}$/

/** Whether what was typed is a user name; spaces around it are nobody's and go. */
export function isUsername(typed: unknown): boolean {
  return typeof typed === 'string' && usernamePattern.test(typed.trim())
}
