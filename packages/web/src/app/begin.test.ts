import { QueryClient } from '@tanstack/react-query'
import type { SessionView } from '@bihuan/core/people/people.contract.ts'
import { expect, test, vi } from 'vitest'
import { reads } from '../session/reads.ts'

vi.stubGlobal('window', { location: { origin: 'http://127.0.0.1' } })
const { beginWith, sessionOptions } = await import('./begin.ts')

type Session = Pick<SessionView, 'barrier' | 'can'>

/** The pages that are read ahead for somebody, of those that they go to. */
async function readAhead(
  session: Session,
  pathnames: readonly string[],
  cause: 'enter' | 'preload' = 'enter',
): Promise<string[]> {
  const client = new QueryClient()
  client.setQueryData(sessionOptions.queryKey, {
    person: { id: '1', name: '陶然' },
    roles: [],
    organizationName: '云溪新区管委会',
    zone: 'Asia/Shanghai',
    actsFor: [],
    liaisonFor: [],
    bodiesToChoose: [],
    ...session,
  })
  const read: string[] = []
  const { loader } = reads((_client, { location }) => void read.push(location.pathname))
  const context = { begin: beginWith(client) }
  for (const pathname of pathnames) loader({ cause, context, location: { pathname, search: {} }, params: {} })
  await client.ensureQueryData(sessionOptions)
  return read
}

test('what a page shows is read ahead for whoever may open it, and for nobody else', async () => {
  const pathnames = ['/', '/rectifications/1/ledger', '/closures', '/intake']
  expect(await readAhead({ barrier: null, can: ['records.read', 'closure.queue'] }, pathnames)).toEqual([
    '/',
    '/rectifications/1/ledger',
    '/closures',
  ])
  expect(await readAhead({ barrier: null, can: [] }, pathnames)).toEqual(['/'])
})

test('nothing is read for whoever has to choose a password first', async () => {
  const barred: Session = { barrier: 'PASSWORD_CHANGE_NEEDED', can: ['records.read'] }
  expect(await readAhead(barred, ['/', '/rectifications/1/ledger'])).toEqual([])
})

test('pointing at a link reads nothing', async () => {
  const session: Session = { barrier: null, can: ['records.read'] }
  expect(await readAhead(session, ['/rectifications/1/ledger'], 'preload')).toEqual([])
})
