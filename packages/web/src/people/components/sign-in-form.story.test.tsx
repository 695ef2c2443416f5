import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { answer, never, operations, refusedResponse } from '../../testing/network.ts'
import { aSession } from '../../testing/samples.ts'
import { phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { SignInForm } from './sign-in-form.tsx'

const path = '/api/auth/sign-in/username'
const session = { session: { get: operations.session.get.handler(() => aSession()) } }

async function signIn(): Promise<void> {
  await page.getByLabelText('用户名').fill('sujingxing')
  await page.getByLabelText('密码').fill('not-a-secret')
  await userEvent.keyboard('{Enter}')
}

test('user name, password and Enter sign in', async () => {
  const onSignedIn = vi.fn<(who: object) => void>()
  answer(session, { [path]: () => Response.json({}) })
  await show(<SignInForm onSignedIn={onSignedIn} />)
  await expect.element(page.getByLabelText('用户名')).toHaveFocus()
  await signIn()
  await expect.poll(() => onSignedIn).toHaveBeenCalledWith(aSession())
})

test('while it is being sent it is not sent again', async () => {
  const asked = vi.fn<() => void>()
  const answering = async (): Promise<Response> => {
    asked()
    return never()
  }
  answer({}, { [path]: answering })
  await show(<SignInForm onSignedIn={() => {}} />)
  await page.getByLabelText('用户名').fill('sujingxing')
  await page.getByLabelText('密码').fill('not-a-secret')
  await page.getByRole('button', { name: '登录' }).dblClick()
  await expect.poll(() => asked).toHaveBeenCalled()
  await page.getByLabelText('密码').click()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => asked).toHaveBeenCalledOnce()
})

test('what is missing is said beside its field before anything is sent', async () => {
  await show(<SignInForm onSignedIn={() => {}} />)
  await page.getByRole('button', { name: '登录' }).click()
  await expect.element(page.getByText('请输入用户名。')).toBeVisible()
  await expect.element(page.getByText('请输入密码。')).toBeVisible()
})

test.each([
  ['SIGN_IN_WRONG', '用户名或密码'],
  ['TOO_BUSY', '操作过于频繁'],
] as const)('a refusal says why, and the user name stays: %s', async (code, words) => {
  answer({}, { [path]: () => refusedResponse(code) })
  await show(<SignInForm onSignedIn={() => {}} />)
  await signIn()
  await expect.element(page.getByRole('alert')).toMatchTextContent(words)
  await expect.element(page.getByLabelText('用户名')).toHaveValue('sujingxing')
})

test('without a connection it says so', async () => {
  answer({}, { [path]: () => new Response('', { status: 502 }) })
  await show(<SignInForm onSignedIn={() => {}} />)
  await signIn()
  await expect.element(page.getByRole('alert')).toBeVisible()
})

test('all of it is seen on a phone, in English and in the dark', async () => {
  await show(<SignInForm onSignedIn={() => {}} />, { language: 'en', size: phone, scheme: 'dark' })
  await expect.element(page.getByRole('button', { name: 'Sign in' })).toBeInViewport({ ratio: 1 })
  await expect.poll(unseen).toEqual([])
})
