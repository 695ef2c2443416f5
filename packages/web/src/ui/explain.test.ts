import { ORPCError } from '@orpc/client'
import { expect, test } from 'vitest'
import { explain, isConnectionError } from './explain.ts'

const aRefusal = (place: object | null): ORPCError<string, unknown> =>
  new ORPCError('EVIDENCE_MISSING', {
    status: 422,
    data: { message: { zh: '没有佐证材料。', en: 'There is no evidence.' }, place },
  })

test('a refusal says its message in the current language and where to put it right', () => {
  const place = { kind: 'measure', rectificationId: 'r', measureId: 'm', field: 'evidence' }
  expect(explain(aRefusal(place), 'zh')).toMatchObject({
    code: 'EVIDENCE_MISSING',
    message: '没有佐证材料。',
    place,
  })
  expect(explain(aRefusal(null), 'en')).toMatchObject({ message: 'There is no evidence.', place: null })
})

test('a request that never arrived reads as a lost connection', () => {
  const lost = new TypeError('Failed to fetch')
  expect(isConnectionError(lost)).toBe(true)
  expect(explain(lost, 'zh').message).toContain('连接不上服务器，可能是网络断了')
  expect(explain(lost, 'zh').message).not.toContain('数据库')
  expect(explain(new ORPCError('BAD_GATEWAY', { status: 502 }), 'en').code).toBe('DATABASE_UNAVAILABLE')
})

test('a mistake in the program is no lost connection', () => {
  expect(isConnectionError(new TypeError('x is not a function'))).toBe(false)
})

test('a known code without data still speaks, without holes for what is not known', () => {
  expect(explain(new ORPCError('NOT_FOUND', { status: 404 }), 'zh').message).toContain('没有找到')
  expect(explain(new ORPCError('INVALID_INPUT', { status: 400 }), 'en').message).not.toContain('{')
})

test('what broke in the page asks to check and try again, and to load the page anew', () => {
  const { message } = explain(new Error('boom'), 'zh')
  expect(message).toContain('请核对后重试，不会重复提交')
  expect(message).toContain('刷新页面')
})

test('what no refusal is known for asks to try again and names the administrator', () => {
  const { message } = explain(new ORPCError('INTERNAL_SERVER_ERROR', { status: 500 }), 'zh')
  expect(message).toContain('请稍后重试')
  expect(message).toContain('管理员')
})
