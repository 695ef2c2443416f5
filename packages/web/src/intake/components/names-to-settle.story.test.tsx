import type { NameToSettle } from '@bihuan/core/intake/settling/names-to-settle.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { answer, operations } from '../../testing/network.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { NamesToSettle } from './names-to-settle.tsx'

function aList(words: string, as: NameToSettle['as']): NameToSettle {
  return { kind: 'person', words, reason: 'list', as, candidates: [], unknown: [], owners: [], uses: 1 }
}

test.each([phone, office])(
  'of several people in one place one is chosen as what the column names them, at %o',
  async (size) => {
    const names = [
      aList('顾行远 程若谷', ['leader']),
      aList('邱小满、罗听雨', ['handler']),
      aList('周舟、白露', ['leader', 'handler']),
    ]
    answer({
      persons: { choices: operations.persons.choices.handler(() => ({ persons: [], hasMore: false })) },
      organizations: { list: operations.organizations.list.handler(() => []) },
    })
    await show(<NamesToSettle names={names} choices={new Map()} onChange={() => {}} />, { size })
    await expect.element(page.getByText('一格写了几个人，选一人牵头 · 用于 1 处')).toBeVisible()
    await expect.element(page.getByText('一格写了几个人，选一人承办 · 用于 1 处')).toBeVisible()
    await expect.element(page.getByText('一格写了几个人，选一人 · 用于 1 处')).toBeVisible()
    await expect.poll(unseen).toEqual([])
  },
)
