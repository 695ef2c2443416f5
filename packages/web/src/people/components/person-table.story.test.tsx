import { day } from '@bihuan/core/kernel/day.ts'
import type { PersonView } from '@bihuan/core/people/people.contract.ts'
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { answer, operations, refusal } from '../../testing/network.ts'
import { aPerson, office as officeOf, oneWordOf, people, wordsOf } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { PersonTable } from './person-table.tsx'
import '../people.css'

type Props = Parameters<typeof PersonTable>[0]
const onPassword = vi.fn<Props['onPassword']>()
const onWords = vi.fn<Props['onWords']>()
const onMore = vi.fn<Props['onMore']>()

async function showTable(
  persons: readonly PersonView[],
  surroundings?: Parameters<typeof show>[1],
  { words = '', left = 0 }: Partial<Pick<Props, 'words' | 'left'>> = {},
): Promise<void> {
  for (const told of [onPassword, onWords, onMore]) told.mockClear()
  await show(
    <PersonTable
      persons={persons}
      organizations={[officeOf]}
      words={words}
      onWords={onWords}
      left={left}
      onMore={onMore}
      onPassword={onPassword}
    />,
    surroundings,
  )
}

const rowOf = (name: string): ReturnType<typeof page.getByRole> =>
  page.getByRole('row').filter({ hasText: name })
const search = page.getByPlaceholder('搜索姓名、拼音或用户名')
const waiting: PersonView = {
  ...aPerson(7, '许听澜'),
  username: 'xutinglan',
  awaitsConfirmation: true,
  can: ['confirm'],
}
const ended: PersonView = { ...aPerson(8, '温以宁'), isDeactivated: true, can: ['reactivate'] }

test('each has a row with what they are where, in the order in which they come', async () => {
  await showTable([waiting, people.head, ended])
  await expect.element(rowOf('沈若宁')).toMatchTextContent('办公室 · 部门负责人')
  await expect.element(rowOf('温以宁')).toMatchTextContent('已停用')
  await expect.element(page.getByRole('row').nth(1)).toMatchTextContent('许听澜')
})

test('what is typed is handed on', async () => {
  await showTable([people.head])
  await search.fill('许')
  await expect.poll(() => onWords).toHaveBeenCalledWith('许')
})

test('nobody who is found is told apart from an organization without people', async () => {
  await showTable([], {}, { words: '没有这个人' })
  await expect.element(page.getByText('没有符合条件的人员')).toBeVisible()
})

test('of many a page is shown, and more when they are wanted', async () => {
  await showTable(
    Array.from({ length: 50 }, (_, at) => aPerson(at + 20, `人员${at}`)),
    {},
    { left: 100 },
  )
  await expect.element(rowOf('人员49')).toBeVisible()
  await page.getByRole('button', { name: '还有 100 人，再显示一些' }).click()
  await expect.poll(() => onMore).toHaveBeenCalledOnce()
})

test('without anybody it says so', async () => {
  await showTable([])
  await expect.element(page.getByText('该单位下还没有人员')).toBeVisible()
})

test('what can be done comes from the person and is offered to nobody else', async () => {
  await showTable([people.head, ended])
  await expect.element(rowOf('温以宁').getByRole('button')).toBeVisible()
  await expect.element(rowOf('沈若宁').getByRole('button')).not.toBeInTheDocument()
})

test.each([
  ['zh', phone],
  ['en', phone],
  ['en', office],
] as const)('long names and many posts are seen: %s, %o', async (language, size) => {
  const posts = [
    'principal',
    'leader',
    'head',
    'handler',
    'coordinator',
    'inspector',
    'administrator',
  ] as const
  const many: PersonView = {
    ...aPerson(5, language === 'en' ? oneWordOf(50) : wordsOf(50), posts),
    username: 'a-user-name-of-32-characters-xyz',
    awaitsConfirmation: true,
    can: ['rename', 'appoint', 'resetPassword', 'confirm', 'deactivate'],
  }
  await showTable([many], { language, size })
  await expect.element(page.getByText(many.name)).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

const dialog = page.getByRole('dialog')
const nameOnly: PersonView = { ...aPerson(9, '顾北辰'), hasAccount: false, can: ['rename', 'openAccount'] }

test('somebody who is only a name gets an account, whose first password is given on', async () => {
  const asked: string[] = []
  answer({
    persons: {
      openAccount: operations.persons.openAccount.handler(({ input: { username }, errors }) => {
        asked.push(username)
        if (asked.length === 1) throw errors.USERNAME_TAKEN(refusal('USERNAME_TAKEN'))
        return { ...nameOnly, hasAccount: true, initialPassword: 'shown-only-once' }
      }),
    },
  })
  await showTable([nameOnly])
  await rowOf('顾北辰').getByRole('button', { name: '开通账号' }).click()
  await dialog.getByRole('textbox', { name: '用户名' }).fill('gubei')
  await dialog.getByRole('button', { name: '开通账号' }).click()
  await expect.element(dialog.getByText('该用户名已被使用，请换一个。')).toBeVisible()
  await dialog.getByRole('textbox', { name: '用户名' }).fill('gubeichen')
  await dialog.getByRole('button', { name: '开通账号' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.poll(() => asked).toEqual(['gubei', 'gubeichen'])
  await expect.poll(() => onPassword).toHaveBeenCalledWith({ name: '顾北辰', password: 'shown-only-once' })
})

test('another name is sent for the person whose row it is', async () => {
  const asked: object[] = []
  answer({
    persons: {
      rename: operations.persons.rename.handler(({ input: { personId, name } }) => {
        asked.push({ personId, name })
        return nameOnly
      }),
    },
  })
  await showTable([people.head, nameOnly])
  await rowOf('顾北辰').getByRole('button', { name: '更名' }).click()
  await dialog.getByRole('textbox', { name: '姓名' }).fill('顾北城')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.poll(() => asked).toEqual([{ personId: nameOnly.id, name: '顾北城' }])
})

test('posts that somebody else has set meanwhile are told of, and then set on purpose', async () => {
  const seen = { ...people.head, version: 3, can: ['appoint'] } satisfies PersonView
  const sent: unknown[] = []
  answer({
    persons: {
      choices: operations.persons.choices.handler(() => ({
        persons: [{ ...seen, version: 4 }],
        hasMore: false,
      })),
      appoint: operations.persons.appoint.handler(({ input: { version }, errors }) => {
        sent.push(version)
        if (version === 3) throw errors.VERSION_CONFLICT(refusal('VERSION_CONFLICT'))
        return seen
      }),
    },
  })
  await showTable([seen])
  await rowOf('沈若宁').getByRole('button', { name: '调整职务' }).click()
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect.element(dialog.getByText(/此记录在您打开之后又有修改/)).toBeVisible()
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.poll(() => sent).toEqual([3, 4])
})

test('a post that has ended or not begun is told apart, and given from a day to a day', async () => {
  const [post] = people.head.appointments
  if (post === undefined) throw new Error('the head has no post')
  const moving: PersonView = {
    ...people.head,
    terms: [
      { ...post, from: null, to: day('2020-12-31') },
      { ...post, role: 'inspector', from: day('2190-01-01'), to: null },
    ],
    can: ['appoint'],
  }
  const asked: object[] = []
  answer({
    persons: {
      appoint: operations.persons.appoint.handler(({ input: { appointments } }) => {
        asked.push(...appointments)
        return moving
      }),
    },
  })
  await showTable([moving], { size: phone })
  await expect.element(rowOf('沈若宁')).toMatchTextContent('部门负责人（至 2020-12-31，已结束）')
  await expect.element(rowOf('沈若宁')).toMatchTextContent('纪检监督（2190-01-01 起，未开始）')
  await rowOf('沈若宁').getByRole('button', { name: '调整职务' }).click()
  const lastDay = dialog.getByRole('textbox', { name: '截止日' }).nth(1)
  await expect.element(lastDay).toBeVisible()
  await expect.poll(unseen).toEqual([])
  await lastDay.fill('2189-12-31')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect.element(dialog.getByText('截止日早于起始日，请改其中一个。')).toBeVisible()
  await lastDay.fill('2190-06-30')
  await userEvent.keyboard('{Enter}')
  await expect.element(dialog.getByText('截止日早于起始日，请改其中一个。')).not.toBeInTheDocument()
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  await expect
    .poll(() => asked)
    .toMatchObject([
      { role: 'head', from: null, to: '2020-12-31' },
      { role: 'inspector', from: '2190-01-01', to: '2190-06-30' },
    ])
})
