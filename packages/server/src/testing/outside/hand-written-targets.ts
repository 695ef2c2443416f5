import type { Target } from './attack.ts'
import fc from 'fast-check'
import type { OutsideRequest } from './outside-requests.ts'
import type { World } from './outside-stage.ts'
import { outsideTexts, outsideValues, percentEncoded } from './outside-values.ts'

/** What stands beside the contract: signing in, files, forms, the pages, and what describes the API. */
export function handWrittenTargets(world: World, count: number): Target[] {
  const targets = [
    signIn,
    signOut,
    changePassword,
    uploads,
    downloads(world),
    bundles(world),
    orderedFiles(world),
    forms,
    readings,
    pages,
    methods,
  ]
  return targets.map(({ requests, ...target }) => ({
    ...target,
    // Rights go before bytes, and so before anybody knows what is meant.
    refusals: [...target.refusals, 'NOT_SIGNED_IN', 'APPOINTMENT_MISSING', 'NOT_ALLOWED'],
    requests: (asker, seed) => {
      const [chosen = []] = fc.sample(fc.shuffledSubarray(requests, { minLength: requests.length }), {
        seed,
        numRuns: 1,
      })
      // Whoever signs out is gone; everybody else's session is still needed.
      return asker !== 'anonymous' && target.name === 'sign-out' ? [] : chosen.slice(0, count)
    },
  }))
}

type HandWritten = Omit<Target, 'requests'> & { readonly requests: OutsideRequest[] }

const json = { 'content-type': 'application/json' }

function posted(path: string, fields: Readonly<Record<string, unknown>>): OutsideRequest[] {
  const common = { method: 'POST', path, headers: json, mustRefuse: true }
  const broken = Object.keys(fields).flatMap((name) =>
    outsideValues
      .filter((value) => typeof value !== 'string' || /[\0\ud800-\udfff]|^$|.{1001}/u.test(value))
      .map((value) => ({
        ...common,
        about: `${name} = ${JSON.stringify(value).slice(0, 60)}`,
        body: JSON.stringify({ ...fields, [name]: value }),
      })),
  )
  const whole = ['', '{', 'null', '[]', '"a"', '{}', '['.repeat(20_000), '{"__proto__":{}}']
  return [
    ...broken,
    ...whole.map((body) => ({ ...common, about: `a body ${body.slice(0, 20)}`, body })),
    ...['text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded'].map((type) => ({
      ...common,
      about: `as ${type}`,
      headers: { 'content-type': type },
      body: JSON.stringify(fields),
    })),
  ]
}

const signIn: HandWritten = {
  name: 'sign-in',
  refusals: ['SIGN_IN_WRONG', 'SIGN_IN_WAIT', 'TOO_BUSY'],
  isGuarded: true,
  requests: posted('/api/auth/sign-in/username', {
    username: 'a-stranger',
    password: 'a wrong password',
    rememberMe: true,
  }),
}

const signOut: HandWritten = {
  name: 'sign-out',
  refusals: [],
  requests: posted('/api/auth/sign-out', { a: 1 }).map((request) => ({ ...request, mustRefuse: false })),
}

const changePassword: HandWritten = {
  name: 'change-password',
  refusals: ['PASSWORD_WRONG', 'PASSWORD_TOO_WEAK', 'SIGN_IN_WRONG', 'TOO_BUSY'],
  isGuarded: true,
  requests: posted('/api/auth/change-password', {
    currentPassword: 'a wrong password',
    newPassword: 'another long password',
  }),
}

// Of a kind that is never kept, so that only the name matters.
const programBytes = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0])

const uploads: HandWritten = {
  name: 'files.upload',
  refusals: ['FILE_TYPE_REFUSED', 'FILE_TYPE_MISMATCH', 'FILE_EMPTY'],
  requests: ['', '.pdf', '.txt', '.png', '.docx'].flatMap((ending) =>
    outsideTexts
      .filter((text) => text.length < 1_000)
      .flatMap((text) => {
        const name = percentEncoded(text) + ending
        const common = { method: 'POST', mustRefuse: true }
        const path = '/api/files'
        return [
          {
            ...common,
            about: `x-file-name ${name}`,
            path,
            headers: { 'x-file-name': name },
            body: programBytes,
          },
          { ...common, about: `name ${name}`, path: `${path}?name=${name}`, headers: {}, body: programBytes },
          { ...common, about: `empty ${name}`, path, headers: { 'x-file-name': name } },
        ]
      }),
  ),
}

function downloads({ fileId, finding }: World): HandWritten {
  const common = { method: 'GET', headers: {}, mustRefuse: true }
  const ids = [...outsideTexts.filter((text) => text.length < 1_000 && text !== ''), finding.id]
  const ranges = ['bytes=', 'bytes=-', 'bytes=9-1', 'bytes=99999999999999999999-', 'bytes=-0', 'bytes=a-b']
  return {
    name: 'files.download',
    refusals: [],
    requests: [
      ...ids.flatMap((text) =>
        ['', '/', '?a=%00', '/pages/1', '/pages/0', '/pages/99'].map((tail) => ({
          ...common,
          about: `${percentEncoded(text)}${tail}`,
          path: `/api/files/${percentEncoded(text)}${tail}`,
        })),
      ),
      ...[...ranges, ...ranges.map((range) => `${range},0-1`)].map((range) => ({
        ...common,
        mustRefuse: false,
        about: `the range ${range}`,
        path: `/api/files/${fileId}`,
        headers: { range, 'if-range': '"\u00ff"' },
      })),
    ],
  }
}

const boundary = 'x'

function part(name: string, value: string): string {
  return `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
}

const brokenForms = [
  '',
  '--x',
  '--x\r\n',
  '--x--\r\n',
  part('a', 'b'),
  `${part('commandId', 'no id')}${part('name', 'a')}--x--\r\n`,
  `${part('commandId', 'a\0')}--x--\r\n`,
  `${part('__proto__', 'a')}--x--\r\n`,
  `${part('name[a][b]', 'a')}--x--\r\n`,
  `${part('a'.repeat(10_000), 'a')}--x--\r\n`,
  `${part('name', 'a').repeat(1_000)}--x--\r\n`,
  `--x\r\n${'a: b\r\n'.repeat(1_000)}\r\n\r\n--x--\r\n`,
  '--x\r\ncontent-disposition: form-data; name="file"; filename="a\0.txt"\r\n\r\na\r\n--x--\r\n',
  '--x\r\ncontent-disposition: form-data; name="file"; filename="../../a.txt"\r\n\r\na\r\n--x--\r\n',
  '--x\r\ncontent-disposition: form-data\r\n\r\na\r\n--x--\r\n',
  `--x\r\ncontent-disposition: form-data; name="commandId"; filename="a"\r\n\r\na\r\n--x--\r\n`,
  '--x\r\ncontent-disposition: form-data; name="name"\r\ncontent-transfer-encoding: base64\r\n\r\n%%%\r\n--x--\r\n',
  '--x\r\ncontent-disposition: form-data; name="name"\r\ncontent-type: text/plain; charset=utf-99\r\n\r\na\r\n--x--\r\n',
]

const forms: HandWritten = {
  name: 'intake.read by form',
  refusals: [],
  requests: brokenForms.flatMap((body) =>
    [
      '; boundary=x',
      '',
      '; boundary=',
      '; boundary="',
      `; boundary=${'y'.repeat(300)}`,
      '; charset=utf-99; boundary=x',
    ].map((type) => ({
      about: `a form${type.slice(0, 40)} ${JSON.stringify(body.slice(0, 60))}`,
      method: 'POST',
      path: '/api/intake/readings',
      headers: { 'content-type': `multipart/form-data${type}` },
      body,
      mustRefuse: true,
    })),
  ),
}

const readings: HandWritten = {
  name: 'unknown addresses of the API',
  refusals: [],
  requests: outsideTexts
    .filter((text) => text.length < 5_000 && text !== '')
    .flatMap((text) =>
      ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'].map((method) => ({
        about: `${method} ${percentEncoded(text)}`,
        method,
        path: `/api/${percentEncoded(text)}`,
        headers: json,
        mustRefuse: true,
      })),
    ),
}

const tails = [
  '..%2f..%2fetc%2fpasswd',
  '%2e%2e/%2e%2e/package.json',
  '..;/a',
  'assets/%00.js',
  'assets/..%5c..%5ca',
  'index.html/',
  'a//b///c',
  '%',
  '%c0%af',
  'sign-in?next=%00',
  'api',
  '%2fapi%2fsession',
]

const pages: HandWritten = {
  name: 'pages',
  refusals: [],
  requests: [...tails, ...outsideTexts.filter((text) => text.length < 5_000).map(percentEncoded)].flatMap(
    (tail) =>
      ['/', '//', '/rectifications/', '/api/docs/'].map((folder) => ({
        about: `${folder}${tail}`,
        method: 'GET',
        path: `${folder}${tail}`,
        headers: {},
        mustRefuse: false,
      })),
  ),
}

function bundles({ finding }: World): HandWritten {
  const common = { method: 'GET', headers: {}, mustRefuse: true }
  const ids = outsideTexts.filter((text) => text.length < 1_000 && text !== '').map(percentEncoded)
  return {
    name: 'documents.bundle',
    // Whoever is being sent one waits for the next, before it is looked at what that is to be of.
    refusals: ['TOO_BUSY'],
    isGuarded: true,
    requests: ids.flatMap((text) => [
      { ...common, about: text, path: `/api/rectifications/${text}/bundle` },
      {
        ...common,
        about: `finding ${text}`,
        path: `/api/rectifications/${finding.rectificationId}/bundle?findingId=${text}`,
      },
    ]),
  }
}

function orderedFiles({ finding }: World): HandWritten {
  const common = { method: 'GET', headers: {}, mustRefuse: true }
  const texts = outsideTexts.filter((text) => text.length < 1_000 && text !== '').map(percentEncoded)
  return {
    name: 'outputs.file',
    refusals: ['OUTPUT_GONE'],
    requests: [...texts, finding.id].flatMap((text) =>
      ['', '?a=%00', '/', '/../file'].map((tail) => ({
        ...common,
        about: `${text}${tail}`,
        path: `/api/outputs/${text}/file${tail}`,
      })),
    ),
  }
}

const methods: HandWritten = {
  name: 'methods',
  refusals: [],
  requests: ['HEAD', 'OPTIONS', 'TRACE', 'PUT', 'PROPFIND', 'QUERY'].flatMap((method) =>
    [
      '/',
      '/api/session',
      '/api/openapi.json',
      '/api/docs',
      '/api/health',
      '/api/files',
      '/api/auth/sign-in/username',
      '/api/',
      '/assets/',
      '/api/rectifications/',
      '/api%2fsession',
    ].map((path) => ({ about: `${method} ${path}`, method, path, headers: {}, mustRefuse: false })),
  ),
}
