/** What a user name looks like: 3 to 32 lower-case letters, digits, dots, underscores or hyphens, a letter or digit first. */
export const usernamePattern = /^[a-z0-9][a-z0-9._-]{2,31}$/
