import type { NameToSettle } from '@bihuan/core/intake/settling/names-to-settle.ts'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { useOrganizations } from '../people/assignees.ts'
import { answer, operations } from '../testing/network.ts'
import { finance, idNamed, people } from '../testing/samples.ts'
import { show } from '../testing/show.tsx'
import { choiceText, chooseRest, firstNames } from './settled-names.ts'
import { useSettledNames } from './use-settled-names.ts'

const names: NameToSettle[] = [
  {
    kind: 'organization',
    words: '档案馆',
    reason: 'nobody',
    as: [],
    candidates: [],
    unknown: ['档案馆'],
    owners: [],
    uses: 1,
  },
]

function Settling(): ReactNode {
  const [kept] = useState(() => ({
    values: { names: choiceText(chooseRest(names, firstNames(names), 'new')) },
    change: () => {},
  }))
  const { settle } = useSettledNames(kept)
  const organizations = useOrganizations()
  return <Button onClick={() => void settle(names)}>{organizations.length} 个单位</Button>
}

test('a new department goes below the top one, and not below the one that stands first on the list', async () => {
  const top = {
    id: idNamed('organization', 3),
    name: '云溪县文化馆',
    parentId: null,
    kind: 'body',
    closedOn: null,
    endsOn: null,
  } as const
  const below = { ...finance, parentId: top.id }
  const asked = vi.fn<(parentId: string | null) => void>()
  const { list, add } = operations.organizations
  answer({
    persons: {
      choices: operations.persons.choices.handler(() => ({
        persons: Object.values(people),
        hasMore: false,
      })),
    },
    organizations: {
      list: list.handler(() => [below, top]),
      add: add.handler(({ input }) => {
        asked(input.parentId)
        return {
          id: idNamed('organization', 4),
          name: input.name,
          parentId: input.parentId,
          kind: 'department' as const,
          closedOn: null,
          endsOn: null,
        }
      }),
    },
  })
  await show(<Settling />)
  await page.getByRole('button', { name: '2 个单位' }).click()
  await expect.poll(() => asked).toHaveBeenCalledWith(top.id)
})
