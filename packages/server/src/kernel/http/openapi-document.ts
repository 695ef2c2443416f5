import type { AnyContractRouter, OpenAPI } from '@orpc/contract'
import { OpenAPIGenerator } from '@orpc/openapi'
import { resolveContractProcedures } from '@orpc/server'
import { handWrittenPaths } from './hand-written-paths.ts'
import { shareAnswers } from './openapi-answers.ts'
import { shareParameters } from './openapi-parameters.ts'
import { refusalShapes, type SharedResponses, shareResponses } from './openapi-refusals.ts'
import { type NamedShapes, nameShapes, schemaConverter } from './openapi-schemas.ts'

/** What the interface is described from. */
export type Described = {
  readonly contract: AnyContractRouter
  readonly shapes: NamedShapes
  /** What each room of the contract is about; the operations of a room are shown together. */
  readonly rooms: Readonly<Record<string, string>>
  /** The name of the cookie that holds a session here. */
  readonly sessionCookie: string
}

/** The whole interface as an OpenAPI 3.1 document. */
export async function describeApi({ contract, shapes, rooms, sessionCookie }: Described): Promise<object> {
  const converter = schemaConverter()
  const { schemas, refer } = nameShapes({ ...refusalShapes, ...shapes }, converter)
  const responses = shareResponses()
  const contracted = await contractPaths({ contract, converter, responses })
  const parameters = shareParameters(Object.values(contracted).flatMap(operationsOf))
  const paths = { ...handWrittenPaths(responses), ...contracted }
  const answers = shareAnswers(Object.values(paths).flatMap(operationsOf))
  const tags = { ...rooms, ...ownRooms }
  return {
    openapi: '3.1.1',
    ...about,
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    security: [{ session: [] }, { token: [] }],
    paths: refer(paths),
    components: {
      schemas,
      parameters: refer(parameters),
      responses: refer({ ...responses.named, ...answers }),
      securitySchemes: securitySchemes(sessionCookie),
    },
  }
}

async function contractPaths({
  contract,
  converter,
  responses,
}: {
  contract: AnyContractRouter
  converter: ReturnType<typeof schemaConverter>
  responses: SharedResponses
}): Promise<Record<string, OpenAPI.PathItemObject>> {
  const refusals = await refusalsOf(contract)
  const generator = new OpenAPIGenerator({ schemaConverters: [converter] })
  // Refusals are written once for all operations, so that the generator need not write them for each.
  const { paths = {} } = await generator.generate(contract, { customErrorResponseBodySchema: {} })
  for (const item of Object.values(paths))
    for (const operation of operationsOf(item)) complete(operation, { refusals, responses })
  return Object.fromEntries(Object.entries(paths).flatMap(([path, item]) => (item ? [[path, item]] : [])))
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const

function operationsOf(item: OpenAPI.PathItemObject | undefined): OpenAPI.OperationObject[] {
  return methods.flatMap((method) => item?.[method] ?? [])
}

function complete(
  operation: OpenAPI.OperationObject,
  { refusals, responses }: { refusals: ReadonlyMap<string, readonly string[]>; responses: SharedResponses },
): void {
  const name = operation.operationId ?? ''
  const codes = refusals.get(name)
  if (!codes) throw new Error(`the operation ${name} is not in the contract`)
  const done = Object.entries(operation.responses ?? {}).filter(([status]) => Number(status) < 400)
  operation.responses = { ...Object.fromEntries(done), ...responses.of(codes) }
  operation.tags = [name.split('.')[0] ?? name]
  if (!codes.includes('NOT_SIGNED_IN')) operation.security = []
  for (const parameter of operation.parameters ?? []) {
    // Several values of a filter are sent as the same name several times, which is how OpenAPI takes it to be.
    if ('schema' in parameter && parameter.schema && 'items' in parameter.schema) {
      delete parameter.style
      delete parameter.explode
    }
  }
}

async function refusalsOf(contract: AnyContractRouter): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>()
  await resolveContractProcedures({ router: contract, path: [] }, (operation) => {
    found.set(operation.path.join('.'), Object.keys(operation.contract['~orpc'].errorMap))
  })
  return found
}

const about = {
  info: {
    title: '闭环 Bihuan',
    version: '1',
    summary: '整改闭环管理接口 The interface of closed-loop rectification',
    description:
      '先登录，之后的请求带会话 Cookie；程序可改带接口令牌。\n\nSign in first; the session cookie travels with later requests. A program shows an API token instead.',
    license: { name: 'Apache License 2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/api', description: '本机 This installation' }],
}

const ownRooms = {
  auth: '登录与密码 Signing in, passwords',
  files: '佐证材料 Evidence files',
  health: '运行状况 Whether it works',
}

function securitySchemes(sessionCookie: string): object {
  return {
    token: {
      type: 'http',
      scheme: 'bearer',
      description:
        '接口令牌，在“我的账号”中新建：`Authorization: Bearer bh_…`。不能用于审核签字和管理人员、账号、令牌。An API token, made under “My account”; it signs nothing and manages neither people nor tokens.',
    },
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: sessionCookie,
      description:
        '登录后由服务器设置，名称因安装而异；经 https 访问时名称前加 `__Secure-`。Set by signing in; each installation has its own name for it, with `__Secure-` before it where the origin is https.',
    },
  }
}
