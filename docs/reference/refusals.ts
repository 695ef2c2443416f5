import { contract } from '@bihuan/core/contract.ts'
import { refusalCatalogue } from '@bihuan/core/kernel/refusal.ts'
import { generated, table } from './markdown.ts'

type Operation = { readonly name: string; readonly codes: readonly string[] }

/** 不予办理: every refusal, its status in HTTP, what it says, and which operations answer with it. */
export function refusalsPage(): string {
  const operations = operationsOf(contract, [])
  const rows = Object.entries(refusalCatalogue).map(([code, { status, zh, en }]) => [
    `\`${code}\``,
    String(status),
    `${zh}<br>${en}`,
    whoAnswers(code, operations),
  ])
  return [
    '# 不予办理的原因 Refusals',
    generated,
    '`{…}` 处填入当时的具体内容。 What stands in braces is filled in.',
    table(['代码 Code', 'HTTP', '提示 Message', '操作 Operations'], rows),
  ].join('\n\n')
}

function whoAnswers(code: string, operations: readonly Operation[]): string {
  const answering = operations.filter(({ codes }) => codes.includes(code))
  if (answering.length === 0) return '登录、上传、收发请求 sign-in, uploads and transport'
  if (answering.length === operations.length) return '所有操作 every operation'
  // These two are what makes an operation one of the signed in, or one that changes a record.
  for (const [mark, words] of [
    ['NOT_SIGNED_IN', '所有须登录的操作 every operation that needs a session'],
    ['VERSION_CONFLICT', '所有修改记录的操作 every operation that changes a record'],
  ] as const) {
    const marked = operations.filter(({ codes }) => codes.includes(mark))
    if (answering.length === marked.length && answering.every((operation) => marked.includes(operation))) {
      return words
    }
  }
  return answering.map(({ name }) => `\`${name}\``).join(', ')
}

function operationsOf(node: object, trail: readonly string[]): Operation[] {
  const definition = memberOf(node, '~orpc')
  if (definition !== null) {
    return [{ name: trail.join('.'), codes: Object.keys(memberOf(definition, 'errorMap') ?? {}) }]
  }
  return Object.keys(node).flatMap((key) => {
    const child = memberOf(node, key)
    return child === null ? [] : operationsOf(child, [...trail, key])
  })
}

function memberOf(node: object, key: string): object | null {
  const value: unknown = Object.getOwnPropertyDescriptor(node, key)?.value
  return typeof value === 'object' && value !== null ? value : null
}
