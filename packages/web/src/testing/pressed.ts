import { expect } from 'vitest'
import { type Locator, page } from 'vitest/browser'

/** Presses the button of a form that something is missing of: the form says what, and sends nothing. */
export async function lacksAtPress(button: Locator, what: string): Promise<void> {
  await button.click()
  await expect.element(page.getByText(`还缺：${what}。`)).toBeVisible()
}
