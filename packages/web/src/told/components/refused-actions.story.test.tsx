import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { show } from '../../testing/show.tsx'
import { RefusedActions } from './refused-actions.tsx'

test('why something has to wait does not say twice that it has', async () => {
  const message = { zh: '没有佐证材料，不能申请销号。请先上传。', en: 'No evidence. Add some first.' }
  const refused = [{ action: 'submit', code: 'EVIDENCE_MISSING', message, place: null }] as const
  await show(<RefusedActions refused={refused} labels={{ submit: '申请销号' }} here="" />)
  await expect
    .element(page.getByRole('listitem'))
    .toMatchTextContent('暂不能申请销号：没有佐证材料。请先上传。')
})
