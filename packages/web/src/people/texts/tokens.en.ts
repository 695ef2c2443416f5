import type { TokensText } from './tokens.zh.ts'

export const en: TokensText = {
  title: 'My account',
  heading: 'API tokens',
  note: 'What a program or the command line shows instead of a password: it acts as you, with your rights of the moment, and the journal says so.',
  never:
    'A token never signs, returns or confirms, and manages no accounts, passwords, people or tokens. Keep it like a password.',
  allTitle: 'All API tokens',
  allNote:
    'Who has which, and until when. The tokens themselves are not shown; revoke what should not be there.',
  toAll: 'Tokens of everybody',
  create: 'New token',
  name: 'What for',
  nameHint: 'Such as “ledger sync”. The journal shows it.',
  nameMissing: 'Say what it is for.',
  scope: 'Scope',
  scopes: { read: 'read only', write: 'read and act' },
  expiresOn: 'Valid until',
  until: 'until',
  used: 'on',
  expiresHint: 'A year at most.',
  dayMissing: 'Choose a day.',
  prefix: 'Begins with',
  owner: 'Owner',
  lastUsedOn: 'Last used',
  neverUsed: 'never used',
  state: 'State',
  states: { valid: 'valid', expired: 'expired', revoked: 'revoked' },
  actions: 'Actions',
  revoke: 'Revoke',
  revokeAsk: (name) => `Revoke the token “${name}”?`,
  revokeFollows:
    'Programs that use it have no access from now on. It cannot be undone; make another one if needed.',
  revoked: (name) => `The token “${name}” is revoked.`,
  none: 'No API tokens yet',
  noneText: 'Make one here when a program has to read the ledger or report progress.',
  older: 'Older tokens',
  shownTitle: 'The new API token',
  shown: (name) =>
    `The token “${name}” is shown this once and stored nowhere. Copy it now into the program that is to use it.`,
  lost: (name) =>
    `The token “${name}” was made, but the answer that showed it broke off, and it is stored nowhere. Revoke it and make another one.`,
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'The browser does not allow copying; select and copy it by hand.',
  done: 'I have kept it',
}
