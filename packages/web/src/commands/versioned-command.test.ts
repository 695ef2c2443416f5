import { expect, test } from 'vitest'
import { standingFor } from './versioned-command.ts'

test('a form that was sent on top of what others made stands for their version from then on', async () => {
  const sendFor = standingFor(3)
  const sent: number[] = []
  const send = async (version: number): Promise<void> => void sent.push(version)
  const refused = async (version: number): Promise<void> => {
    sent.push(version)
    throw new Error('refused for another reason')
  }
  await sendFor(send, null)
  await expect(sendFor(refused, async () => 5)).rejects.toThrow('another reason')
  await sendFor(send, null)
  expect(sent).toEqual([3, 5, 5])
})
