import { contract, contractParts } from '@bihuan/core/contract.ts'
import { refusalCatalogue } from '@bihuan/core/kernel/refusal.ts'
import { traverseContractProcedures } from '@orpc/server'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { apiShapes } from './api-shapes.ts'
import { keepAnswer } from './kernel/http/kept-answer.ts'
import { describeApi } from './kernel/http/openapi-document.ts'

const operationSchema = z.looseObject({
  operationId: z.string(),
  tags: z.array(z.string()).length(1),
  security: z.array(z.unknown()).optional(),
  responses: z.record(z.string(), z.unknown()),
})
const documentSchema = z.looseObject({
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({
    schemas: z.record(z.string(), z.unknown()),
    responses: z.record(z.string(), z.looseObject({ description: z.string() })),
    securitySchemes: z.record(z.string(), z.unknown()),
  }),
})

const statuses: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(refusalCatalogue).map(([code, { status }]) => [code, status]),
)
const byHand = [
  'auth.signIn',
  'auth.signOut',
  'auth.changePassword',
  'files.add',
  'files.get',
  'documents.bundle',
  'documents.archive',
  'outputs.file',
  'health.get',
]

describe('the description of the interface', () => {
  let text = ''
  let document: z.infer<typeof documentSchema>
  let operations: (z.infer<typeof operationSchema> & { method: string; path: string })[]

  beforeAll(async () => {
    text = JSON.stringify(
      await describeApi({ contract, shapes: apiShapes, rooms: contractParts, sessionCookie: 'session' }),
    )
    document = documentSchema.parse(JSON.parse(text))
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ ...operation, method, path })),
    )
  })

  test('holds each operation of the contract by its name, and those that are written by hand', () => {
    const described = operations.map(({ operationId, method, path }) => `${operationId} ${method} ${path}`)
    const expected: string[] = []
    traverseContractProcedures({ router: contract, path: [] }, (operation) => {
      const { route } = operation.contract['~orpc']
      expected.push(`${operation.path.join('.')} ${route.method?.toLowerCase() ?? ''} ${route.path ?? ''}`)
    })
    const others = described.filter((line) => !byHand.some((name) => line.startsWith(`${name} `)))
    expect(others.toSorted()).toEqual(expected.toSorted())
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(
      expected.length + byHand.length,
    )
  })

  test('says of each operation every refusal that the contract names, at its status', () => {
    traverseContractProcedures({ router: contract, path: [] }, (operation) => {
      const name = operation.path.join('.')
      const { responses } = operations.find(({ operationId }) => operationId === name) ?? { responses: {} }
      const refused = Object.entries(responses).filter(([status]) => !status.startsWith('2'))
      const said = refused.flatMap(([status, response]) =>
        codesOf(document, response).map(
          (code) => `${status === '5XX' ? (statuses[code] ?? 0) : status} ${code}`,
        ),
      )
      const expected = Object.entries(operation.contract['~orpc'].errorMap).map(
        ([code]) => `${statuses[code] ?? 0} ${code}`,
      )
      expect([name, ...said.toSorted()]).toEqual([name, ...expected.toSorted()])
    })
  })

  test('asks for a session everywhere but where strangers may come', () => {
    const open = operations
      .filter(({ security }) => security?.length === 0)
      .map(({ operationId }) => operationId)
    expect(open.toSorted()).toEqual(['auth.signIn', 'health.get', 'setup.run', 'setup.status'])
    expect(document.security).toEqual([{ session: [] }, { token: [] }])
    expect(Object.keys(document.components.securitySchemes)).toEqual(['token', 'session'])
  })

  test('writes no named shape out where it could name it, and leaves none unused', () => {
    const shapes = Object.entries(document.components.schemas)
    expect(shapes.length).toBeGreaterThan(35)
    for (const [name, shape] of shapes) {
      expect([name, text.split(JSON.stringify(shape)).length - 1]).toEqual([name, 1])
      expect(text).toContain(`"#/components/schemas/${name}"`)
    }
  })

  test('writes no answer out twice', () => {
    const answers = operations.flatMap(({ responses }) =>
      Object.entries(responses).flatMap(([status, answer]) =>
        status.startsWith('2') ? [JSON.stringify(answer)] : [],
      ),
    )
    expect(answers).toContain('{"$ref":"#/components/responses/Done1"}')
    const written = answers.filter((answer) => !answer.startsWith('{"$ref"'))
    expect(written.filter((answer, at) => written.indexOf(answer) < at)).toEqual([])
  })

  test('says of nothing that it can never be', () => expect(text).not.toContain('"not":{}'))

  test('tells what each room is about', () => {
    const used = new Set(operations.flatMap(({ tags }) => tags))
    expect([...used].toSorted()).toEqual(document.tags.map(({ name }) => name).toSorted())
  })

  test('says what each refusal means, once', () => {
    for (const { zh } of Object.values(refusalCatalogue)) {
      expect([zh, text.split(JSON.stringify(zh).slice(1, -1)).length - 1]).toEqual([zh, 1])
    }
  })

  // It grows with what the program can do, but not in what it takes to say one thing: whatever stands twice is named instead.
  test('is small: so many bytes an operation, all shapes and refusals included', () =>
    expect(Buffer.byteLength(text) / operations.length).toBeLessThan(2_045))

  // Whoever opens it waits for these bytes, and repetition costs hardly any of them. Twice as many operations fit.
  test('is small as it is sent', async () => {
    const { bytes } = await keepAnswer('application/json', text)
    expect(bytes.br.length).toBeLessThan(54_500)
  })

  test('keeps to the rules that are recommended for such documents', async () => {
    const config = await createConfig({ extends: ['recommended'] })
    const problems = await lintFromString({ source: text, absoluteRef: 'openapi.json', config })
    // Whoever asks how things are can do nothing wrong.
    const known = problems.filter(({ ruleId }) => ruleId !== 'operation-4xx-response')
    expect(known.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([])
    expect(problems.length - known.length).toBe(1)
  })
})

/** What a shared response says that the operation refuses with; none for a mistake of the program. */
function codesOf(document: z.infer<typeof documentSchema>, response: unknown): readonly string[] {
  const { $ref } = z.object({ $ref: z.string().optional() }).parse(response)
  const shared = document.components.responses[$ref?.split('/').at(-1) ?? '']
  return (JSON.stringify(shared ?? '').match(/"[A-Z][A-Z_]+"/g) ?? []).map((code) => code.slice(1, -1))
}
