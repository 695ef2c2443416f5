import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { whoIsThere } from '../../testing/answers.ts'
import { type Answers, answer, never, operations, refusal } from '../../testing/network.ts'
import { aClaim, people } from '../../testing/samples.ts'
import { phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { StandInForm } from './stand-in-form.tsx'
import { lacksAtPress } from '../../testing/pressed.ts'

const { standInChoices, nameStandIn } = operations.closure
let onDone = vi.fn<() => void>()
const picker = page.getByRole('combobox', { name: '代审人' })

async function open(answers: Answers, surroundings?: Parameters<typeof show>[1]): Promise<void> {
  onDone = vi.fn<() => void>()
  answer({ ...whoIsThere, closure: answers })
  const request = aClaim({ unfilledRungs: ['leader'] })
  await show(
    <StandInForm request={request} rung="leader" refresh={async () => request} onDone={onDone} />,
    surroundings,
  )
}

const two = standInChoices.handler(() =>
  [people.head, people.other].map(({ id, name }) => ({ id, name, organizations: ['办公室'] })),
)

test('one of those whom the server offers is named, and nobody else can be', async () => {
  const asked: string[] = []
  await open({
    standInChoices: two,
    nameStandIn: nameStandIn.handler(({ input: { personId } }) => {
      asked.push(personId)
      return aClaim({ version: 2 })
    }),
  })
  const send = page.getByRole('button', { name: '指定代审人' })
  await lacksAtPress(send, '代审人')
  await picker.click()
  await expect.element(page.getByTitle('顾明澈（办公室）')).not.toBeInTheDocument()
  await page.getByTitle('陆之遥（办公室）').click()
  await send.click()
  await expect.poll(() => onDone).toHaveBeenCalled()
  await expect.poll(() => asked).toEqual([people.other.id])
})

test('where nobody can be named it says what to do instead', async () => {
  await open({ standInChoices: standInChoices.handler(() => []) })
  await expect.element(page.getByText(/没有可以代审的部门负责人.*也可以退回申请。/)).toBeVisible()
  await expect.element(picker).not.toBeInTheDocument()
})

test('while the offered are read the picker is there and nothing can be sent', async () => {
  await open({ standInChoices: standInChoices.handler(never) })
  await expect.element(picker).toBeVisible()
  await lacksAtPress(page.getByRole('button', { name: '指定代审人' }), '代审人')
})

test('when they cannot be read it says so', async () => {
  await open({
    standInChoices: standInChoices.handler(({ errors }) => {
      throw errors.NOT_ALLOWED(refusal('NOT_ALLOWED'))
    }),
  })
  await expect.element(page.getByRole('alert')).toBeVisible()
})

test('why one has to be named is seen on a phone, in English', async () => {
  await open({ standInChoices: two }, { language: 'en', size: phone })
  await expect.element(page.getByRole('combobox')).toBeVisible()
  await expect.poll(unseen).toEqual([])
})
