import type { Kind } from '../kernel/kind.ts'
import { type ApiToken, type ApiTokenEvent, evolveApiToken } from './api-token.ts'

/** Interface tokens as a kind of record. */
export const apiTokenKind: Kind<'apiToken', ApiToken, ApiTokenEvent> = {
  name: 'apiToken',
  chain: 'people',
  evolve: evolveApiToken,
  // What machines show ends with the account.
  duties: {
    valid: {
      of: 'person',
      label: { zh: '有效的接口令牌', en: 'valid API tokens' },
      stays: {
        zh: '账号停用时全部撤销；使用令牌的程序须由接手人用自己的令牌。',
        en: 'All are revoked when the account ends; the program goes on with a token of whoever takes it over.',
      },
    },
  },
  words: {
    'apiToken.created': { zh: '新建接口令牌', en: 'API token made' },
    'apiToken.revoked': { zh: '撤销接口令牌', en: 'API token revoked' },
  },
  tell: {
    'apiToken.created': {
      tokenId: 'untold',
      personId: 'untold',
      name: 'words',
      scope: 'untold',
      prefix: 'untold',
      hash: 'untold',
      expiresOn: 'untold',
    },
    'apiToken.revoked': {},
  },
}
