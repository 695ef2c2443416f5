const json = (schema: object): object => ({ 'application/json': { schema } })
const text = { type: 'string' }
const signedIn = {
  '200': { description: '成功 Done' },
  '401': { description: '未登录或密码不正确 Not signed in, or wrong' },
}

/** What the contract cannot say: signing in, which a library does, and files, which are streams. */
export const handWrittenPaths: Readonly<Record<string, object>> = {
  '/auth/sign-in/username': {
    post: {
      summary: '登录 Sign in',
      requestBody: {
        required: true,
        content: json({
          type: 'object',
          required: ['username', 'password'],
          properties: { username: text, password: text, rememberMe: { type: 'boolean', default: true } },
        }),
      },
      responses: { ...signedIn, '429': { description: '尝试过多 Too many tries' } },
    },
  },
  '/auth/sign-out': {
    post: { summary: '退出 Sign out', responses: { '200': { description: '成功 Done' } } },
  },
  '/auth/change-password': {
    post: {
      summary: '修改密码 Change the password',
      requestBody: {
        required: true,
        content: json({
          type: 'object',
          required: ['currentPassword', 'newPassword'],
          properties: { currentPassword: text, newPassword: { type: 'string', minLength: 10 } },
        }),
      },
      responses: { ...signedIn, '403': { description: '当前密码不正确 The present password is wrong' } },
    },
  },
  '/files': {
    post: {
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
      requestBody: {
        required: true,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
      responses: {
        '201': {
          description: '已保存 Stored',
          content: json({
            type: 'object',
            required: ['fileId', 'name', 'size', 'mediaType'],
            properties: {
              fileId: { type: 'string', format: 'uuid' },
              name: text,
              size: { type: 'integer' },
              mediaType: text,
            },
          }),
        },
        '413': { description: '文件过大 Too large' },
        '415': { description: '类型不符 The type is refused or does not fit the name' },
        '507': { description: '磁盘已满 The disk is full' },
      },
    },
  },
  '/files/{fileId}': {
    get: {
      summary: '下载佐证材料 Fetch a file',
      parameters: [
        { name: 'fileId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
      ],
      responses: {
        '200': {
          description: '文件 The file',
          content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
        },
        '404': { description: '没有或无权 Not there, or not yours to read' },
      },
    },
  },
}
