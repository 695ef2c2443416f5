import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { WaitingEdition } from './waiting-edition.tsx'

test('whoever approves reads which document waits, and that its period of publication has begun', async () => {
  const edition = {
    document: 'progress',
    number: 3,
    corrects: null,
    asOf: day('2026-11-20'),
    entriesSince: 12,
    shownBegun: day('2026-11-22'),
  }
  await show(<WaitingEdition edition={edition} />, { size: phone, language: 'en' })
  await expect
    .element(page.getByText('progress report, to leave as edition 3 · as of 2026-11-20'))
    .toBeVisible()
  await expect
    .element(
      page.getByText('The period in which it is shown has begun on 2026-11-22: it can only be sent back'),
    )
    .toBeVisible()
  await expect.element(page.getByText(/12 changes/)).not.toBeInTheDocument()
  await expect.poll(unseen).toEqual([])
})
