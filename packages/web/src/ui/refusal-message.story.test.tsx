import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { refused } from '../testing/network.ts'
import { idNamed, wordsOf } from '../testing/samples.ts'
import { phone, show } from '../testing/show.tsx'
import { unseen } from '../testing/unseen.ts'
import { RefusalMessage } from './refusal-message.tsx'

const ids = { rectificationId: idNamed('rectification', 1), measureId: idNamed('measure', 2) }
const withPlace = refused('EVIDENCE_MISSING', { place: { kind: 'measure', ...ids, field: 'evidence' } })
const said = page.getByRole('alert')

test('a refusal says what is missing and leads to where it is put right', async () => {
  await show(<RefusalMessage error={withPlace} />)
  await expect.element(said).toMatchTextContent(/^没有佐证材料，不能申请销号。/)
  await expect
    .element(said.getByRole('link', { name: '去这条措施处理' }))
    .toHaveAttribute('href', `/rectifications/${ids.rectificationId}/ledger?measure=${ids.measureId}`)
})

test('whoever has the measure open is not sent to it', async () => {
  const href = `/rectifications/${ids.rectificationId}/ledger?measure=${ids.measureId}&status=underway`
  await show(<RefusalMessage error={withPlace} />, { at: href })
  await expect.element(said).toMatchTextContent(/^没有佐证材料，不能申请销号。/)
  await expect.element(said.getByRole('link')).not.toBeInTheDocument()
})

test('the same in English, on a phone', async () => {
  await show(<RefusalMessage error={withPlace} />, { language: 'en', size: phone })
  await expect.element(said.getByRole('link', { name: 'Put it right at this measure' })).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test('a refusal of many words wraps on a phone', async () => {
  const message = { zh: wordsOf(300), en: 'antidisestablishmentarianism'.repeat(10) }
  await show(<RefusalMessage error={refused('INVALID_INPUT', { message })} />, {
    language: 'en',
    size: phone,
  })
  await expect.element(said).toHaveTextContent(message.en)
  await expect.poll(unseen).toEqual([])
})

test('after a conflict it says who changed the record and when', async () => {
  const changes = [{ at: '2026-11-26T01:30:00Z', by: '陆之遥', type: 'measure.assigned', fields: {} }]
  await show(<RefusalMessage error={refused('VERSION_CONFLICT', { changes })} />)
  await expect.element(said.getByRole('listitem')).toMatchTextContent('陆之遥 · 30 分钟前')
})

test('a session that has ended does not ask to sign in, as this is read after signing in again', async () => {
  await show(<RefusalMessage error={refused('NOT_SIGNED_IN')} />)
  await expect.element(said).toMatchTextContent('登录已过期，这一步没有提交。')
  await expect.element(said).toMatchTextContent('重新登录后请再提交一次。')
})

test.each([
  ['a lost connection', new TypeError('Failed to fetch'), /^连接不上服务器/],
  ['a fault of the program', new Error('x is not a function'), /^页面出错了/],
])('%s is said as such, and what was typed is still there', async (_name, error, words) => {
  await show(<RefusalMessage error={error} />)
  await expect.element(said).toMatchTextContent(words)
  await expect.element(said).toMatchTextContent(/您填写的内容仍在页面上/)
})

test('without an error nothing is said', async () => {
  await show(
    <p>
      前<RefusalMessage error={null} />后
    </p>,
  )
  await expect.element(page.getByText('前后')).toBeVisible()
})
