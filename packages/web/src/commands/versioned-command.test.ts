import { expect, test } from 'vitest'
import { standingFor } from './versioned-command.ts'

test('a form that was sent on top of what others made stands for their version from then on', async () => {
  const { sendFor, send, sent } = aForm(3)
  const refused = async (version: number): Promise<void> => {
    await send(version)
    throw new Error('refused for another reason')
  }
  await sendFor(send, null, {})
  await expect(sendFor(refused, async () => 5, {})).rejects.toThrow('another reason')
  await sendFor(send, null, {})
  expect(sent).toEqual([3, 5, 5])
})

test('a form goes along with the steps of its own person, and not past what somebody else did between them', async () => {
  const { sendFor, send, sent } = aForm(3)
  await sendFor(send, null, { 1: 2 })
  await sendFor(send, null, { 3: 4, 4: 5, 6: 7 })
  await sendFor(send, null, { 5: 5 })
  expect(sent).toEqual([3, 5, 5])
})

function aForm(version: number) {
  const sent: number[] = []
  const send = async (sentFor: number): Promise<void> => void sent.push(sentFor)
  return { sendFor: standingFor(version), send, sent }
}
