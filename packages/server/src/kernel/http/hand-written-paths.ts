import type { SharedResponses } from './openapi-refusals.ts'

const json = (schema: object): object => ({ 'application/json': { schema } })
const text = { type: 'string' }
const uuid = { type: 'string', format: 'uuid' }
const bytes = { type: 'string', format: 'binary' }
const always = ['INVALID_INPUT', 'BODY_TOO_LARGE', 'ORIGIN_REFUSED', 'DATABASE_UNAVAILABLE']
const anyBytes = { '*/*': { schema: bytes } }
const inParts = {
  '200': { description: '文件 The file', content: anyBytes },
  '206': { description: '所要的一段 The part that was asked for', content: anyBytes },
  '416': { description: '没有这一段 No such part' },
}
const done = { '200': { description: '成功 Done', content: json({ type: 'object' }) } }

/** What the contract cannot say: signing in, which a library does, files, which are streams, and health. */
export function handWrittenPaths(responses: SharedResponses): Record<string, object> {
  return { ...signingIn(responses), ...files(responses), ...bundles(responses), ...health }
}

function signingIn(responses: SharedResponses): Record<string, object> {
  return {
    '/auth/sign-in/username': {
      post: {
        operationId: 'auth.signIn',
        tags: ['auth'],
        security: [],
        summary: '登录 Sign in',
        requestBody: body({
          required: ['username', 'password'],
          properties: { username: text, password: text, rememberMe: { type: 'boolean', default: true } },
        }),
        responses: {
          ...done,
          ...responses.of([
            ...always,
            'SIGN_IN_WRONG',
            'SIGN_IN_WAIT',
            'ACCOUNT_ENDED',
            'TOO_BUSY',
            'DISK_FULL',
          ]),
        },
      },
    },
    '/auth/sign-out': {
      post: {
        operationId: 'auth.signOut',
        tags: ['auth'],
        summary: '退出 Sign out',
        responses: { ...done, ...responses.of(always) },
      },
    },
    '/auth/change-password': {
      post: {
        operationId: 'auth.changePassword',
        tags: ['auth'],
        summary: '修改密码 Change the password',
        requestBody: body({
          required: ['currentPassword', 'newPassword'],
          properties: { currentPassword: text, newPassword: { type: 'string', minLength: 10 } },
        }),
        responses: {
          ...done,
          ...responses.of([
            ...always,
            'NOT_SIGNED_IN',
            'PASSWORD_WRONG',
            'PASSWORD_TOO_WEAK',
            'PASSWORD_SAME',
            'SIGN_IN_WAIT',
            'DISK_FULL',
          ]),
        },
      },
    },
  }
}

/** Why somebody may do nothing at all with files. */
const notNow = ['NOT_SIGNED_IN', 'PASSWORD_CHANGE_NEEDED', 'APPOINTMENT_MISSING'] as const

function files(responses: SharedResponses): Record<string, object> {
  return {
    '/files': {
      post: {
        operationId: 'files.add',
        tags: ['files'],
        summary: '上传佐证材料 Send in a file',
        parameters: [
          {
            name: 'X-File-Name',
            in: 'header',
            required: true,
            schema: text,
            description: '百分号编码 percent-encoded',
          },
        ],
        requestBody: { required: true, content: { 'application/octet-stream': { schema: bytes } } },
        responses: {
          '201': { description: '已保存 Stored', content: json(storedFile) },
          ...responses.of([...uploadRefusals, ...notNow, 'ORIGIN_REFUSED', 'DATABASE_UNAVAILABLE']),
        },
      },
    },
    '/files/{fileId}': {
      get: {
        operationId: 'files.get',
        tags: ['files'],
        summary: '下载佐证材料 Fetch a file',
        parameters: [{ name: 'fileId', in: 'path', required: true, schema: uuid }],
        responses: {
          ...inParts,
          '304': { description: '没有变化 Not changed' },
          ...responses.of([...notNow, 'NOT_FOUND', 'FILE_NOT_AS_SENT', 'DATABASE_UNAVAILABLE']),
        },
      },
    },
  }
}

function bundles(responses: SharedResponses): Record<string, object> {
  const ofRectification = { name: 'rectificationId', in: 'path', required: true, schema: uuid }
  const language = { name: 'language', in: 'query', schema: { enum: ['zh', 'en'], type: 'string' } }
  const answers = {
    '200': { description: '压缩包 The archive', content: { 'application/zip': { schema: bytes } } },
    ...responses.of([...notNow, 'NOT_ALLOWED', 'NOT_FOUND', 'TOO_BUSY', 'DATABASE_UNAVAILABLE']),
  }
  return {
    '/outputs/{outputId}/file': {
      get: {
        operationId: 'outputs.file',
        tags: ['outputs'],
        summary: '取走生成的文件 Fetch a file that was ordered',
        parameters: [{ name: 'outputId', in: 'path', required: true, schema: uuid }],
        responses: {
          ...inParts,
          ...responses.of([
            ...notNow,
            'NOT_ALLOWED',
            'NOT_FOUND',
            'OUTPUT_GONE',
            'OUTPUT_SIGHT',
            'DATABASE_UNAVAILABLE',
          ]),
        },
      },
    },
    '/rectifications/{rectificationId}/whole': {
      get: {
        operationId: 'documents.archive',
        tags: ['documents'],
        summary: '全套档案 A whole rectification as a ZIP',
        parameters: [ofRectification, language],
        responses: answers,
      },
    },
    '/rectifications/{rectificationId}/bundle': {
      get: {
        operationId: 'documents.bundle',
        tags: ['documents'],
        summary: '佐证材料打包 The evidence of a rectification or a finding as a ZIP',
        parameters: [ofRectification, { name: 'findingId', in: 'query', schema: uuid }, language],
        responses: answers,
      },
    },
  }
}

const uploadRefusals = [
  'FILE_CUT',
  'FILE_EMPTY',
  'FILE_TOO_LARGE',
  'FILE_TYPE_REFUSED',
  'FILE_TYPE_MISMATCH',
  'TOO_BUSY',
  'DISK_FULL',
]

const storedFile = {
  type: 'object',
  required: ['fileId', 'name', 'size', 'mediaType'],
  properties: { fileId: uuid, name: text, size: { type: 'integer' }, mediaType: text },
}

const status = json({
  type: 'object',
  required: ['status', 'database'],
  properties: {
    status: { enum: ['ok', 'unavailable'], type: 'string' },
    database: { enum: ['up', 'down'], type: 'string' },
  },
})

const health = {
  '/health': {
    get: {
      operationId: 'health.get',
      tags: ['health'],
      security: [],
      summary: '能否工作 Whether the program can work',
      responses: {
        '200': { description: '正常 It can', content: status },
        '503': { description: '数据库不可用 The database is away', content: status },
      },
    },
  },
}

function body(schema: object): object {
  return { required: true, content: json({ type: 'object', ...schema }) }
}
