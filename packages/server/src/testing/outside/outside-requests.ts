import fc from 'fast-check'
import type { BaseInput } from './base-inputs.ts'
import type { Operation } from './operations.ts'
import { outsideValues, percentEncoded } from './outside-values.ts'

type Fields = Readonly<Record<string, unknown>>

/** A request from outside the contract, with what is outside about it. */
export type OutsideRequest = {
  readonly about: string
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Buffer
  /** Whether only a refusal is right. Where an operation has no input, whatever is sent along may be passed over. */
  readonly mustRefuse: boolean
}

const json = { 'content-type': 'application/json' }
/** A longer request line is answered before anybody reads it, which is tried apart. */
const longestPath = 12_000

/**
 * So many requests from outside an operation's input, chosen by the seed: each breaks one thing in a whole input. Where
 * there are too few things to break, chance makes up the number.
 */
export function outsideRequests(
  operation: Operation,
  { input }: BaseInput,
  count: number,
): (seed: number) => OutsideRequest[] {
  const forms = brokenForms(operation, input).map(
    (request): Draw =>
      () =>
        request,
  )
  const draws = [...brokenFields(operation, input), ...forms]
  return (seed) => {
    const [shuffled = []] = fc.sample(fc.shuffledSubarray(draws, { minLength: draws.length }), {
      seed,
      numRuns: 1,
    })
    const chosen: OutsideRequest[] = []
    for (const draw of shuffled) {
      if (chosen.length === count) break
      chosen.push(...asList(draw()))
    }
    const missing = count - chosen.length
    return missing === 0 ? chosen : [...chosen, ...grown(operation, input, { seed, count }).slice(0, missing)]
  }
}

/** Makes a request, when its turn comes: large ones are many, and few of them are sent. */
type Draw = () => OutsideRequest | null

/** Every field, also in the midst of others, missing or with each value that does not belong there. */
function brokenFields(operation: Operation, input: Fields): Draw[] {
  return placesIn(input).flatMap((place) =>
    [undefined, ...outsideValues].map(
      (value, at): Draw =>
        () => {
          const about = `${place.join('.')} ${at === 0 ? 'missing' : `= ${briefly(value)}`}`
          return requestOf(operation, asFields(withValue(input, place, value)), about)
        },
    ),
  )
}

function asList<T>(value: T | null): T[] {
  return value === null ? [] : [value]
}

/** The request that carries an input; null where the input fits after all, or can only be asked as something else. */
function requestOf(operation: Operation, input: Fields, about: string): OutsideRequest | null {
  const inPath = pathFieldsOf(operation)
  if (operation.accepts(asArrived(operation, input, inPath))) return null
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    percentEncoded(textOf(input[name])),
  )
  // Two dots are a way up in every address, so that another operation is asked.
  if (/\/(\.|%2e){0,2}(\/|$)/i.test(path) || path.length > longestPath) return null
  const rest = Object.fromEntries(Object.entries(input).filter(([name]) => !inPath.has(name)))
  const common = { about, method: operation.method, mustRefuse: true }
  if (operation.method !== 'GET') return { ...common, path, headers: json, body: JSON.stringify(rest) }
  const query = queryOf(rest)
  const whole = query === '' ? path : `${path}?${query}`
  return whole.length > longestPath ? null : { ...common, path: whole, headers: {} }
}

function pathFieldsOf({ path }: Operation): ReadonlySet<string> {
  return new Set([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))
}

/** An input as it arrives: what stands in the address has become text. */
function asArrived({ method }: Operation, input: Fields, inPath: ReadonlySet<string>): unknown {
  const arrived: unknown = JSON.parse(JSON.stringify(input))
  return Object.fromEntries(
    Object.entries(asFields(arrived)).map(([name, value]) => {
      if (inPath.has(name)) return [name, textOf(value)]
      return [name, method === 'GET' ? asQueried(value) : value]
    }),
  )
}

/** What somebody reads from an address: of a list of one nobody can tell that it was a list, and none is nothing. */
function asQueried(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const fields = Object.entries(value).map(([name, one]) => [name, asQueried(one)] as const)
    return fields.length === 0 ? undefined : Object.fromEntries(fields)
  }
  if (!Array.isArray(value)) return textOf(value).toWellFormed()
  if (value.some(hasFields)) return value.map(asQueried)
  const texts = value.map((one) => textOf(one).toWellFormed())
  return texts.length < 2 ? texts[0] : texts
}

function queryOf(fields: Fields): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => queried(name, value))
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${percentEncoded(name)}=${percentEncoded(textOf(value))}`)
    .join('&')
}

function hasFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
}

/** A list says its name again for each item, what has fields says each in brackets. */
function queried(name: string, value: unknown): (readonly [string, unknown])[] {
  if (Array.isArray(value))
    return value.flatMap((one: unknown, at) =>
      hasFields(one) ? queried(`${name}[${at}]`, one) : [[name, one] as const],
    )
  if (typeof value !== 'object' || value === null) return [[name, value]]
  return Object.entries(value).flatMap(([field, one]) => queried(`${name}[${field}]`, one))
}

/** The request that carries a whole input. */
export function wholeRequest(operation: Operation, input: Fields): OutsideRequest {
  const request = requestOf({ ...operation, accepts: () => false }, input, 'whole')
  if (request === null) throw new Error(`${operation.name} has an input that cannot be sent`)
  return request
}

/** The whole request broken: no JSON, no object, another type, doubled keys, an address that cannot be decoded. */
function brokenForms(operation: Operation, input: Fields): OutsideRequest[] {
  const fits = wholeRequest(operation, input)
  const { method, path } = fits
  // Where the address can say it all, an object more or less makes no difference.
  const inPath = pathFieldsOf(operation)
  const inAddress = Object.fromEntries(Object.entries(input).filter(([name]) => inPath.has(name)))
  const isAllInPath = operation.accepts(asArrived(operation, inAddress, inPath))
  const mustRefuse = operation.inputSchema !== undefined
  const of = (about: string, changed: Partial<OutsideRequest>): OutsideRequest => ({
    ...fits,
    about,
    mustRefuse,
    ...changed,
  })
  if (method === 'GET')
    return addressTails.map((tail) =>
      of(`with ${briefly(tail)}`, {
        path: `${path}${path.includes('?') ? '&' : '?'}${tail}`,
        mustRefuse: false,
      }),
    )
  const body = String(fits.body)
  const first = Object.keys(JSON.parse(body))[0]
  const doubled =
    first === undefined ? [] : [of('a doubled key', { body: `${body.slice(0, -1)},"${first}":[{}]}` })]
  const gzip = { ...json, 'content-encoding': 'gzip' }
  return [
    ...(isAllInPath ? [] : objects).map((text) => of(`a body ${briefly(text)}`, { body: text })),
    ...noObjects.map((text) => of(`a body ${briefly(text)}`, { body: text })),
    ...otherTypes.map((type) => of(`as ${type}`, { headers: { 'content-type': type } })),
    ...doubled,
    of('bytes that are no UTF-8', { body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) }),
    of('UTF-16', { body: Buffer.from(body, 'utf16le') }),
    of('said to be gzip', { headers: gzip, body: Buffer.from([0x1f, 0x8b, 8, 0, 0]) }),
    of('cut off', { body: body.slice(0, -1) }),
  ]
}

const addressTails = [
  'x=%00',
  'x=%zz',
  '%',
  '__proto__[a]=1',
  'constructor[prototype][a]=1',
  'toString=1',
  'a[b][c][d][e]=1',
  `a${'[b]'.repeat(1_000)}=1`,
  Array.from({ length: 2_000 }, (_, at) => `a${at}=`).join('&'),
  'a[999999999]=1',
  'a[]=1&a[0]=2&a[x]=3',
  '=&=&&&;',
  '%E2%80%AE=1',
]

const objects = [
  '',
  '{}',
  '{"__proto__":{"version":1}}',
  `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  '{"a":"\\ud800"}',
  '{"":""}',
]

const noObjects = [
  'null',
  'true',
  '0',
  '"text"',
  '[]',
  '[[]]',
  '{',
  '{"a":NaN}',
  '{"a":1,}',
  "{'a':1}",
  '{"a":1}{"a":1}',
  '1e999',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `${'['.repeat(20_000)}`,
]

const otherTypes = [
  'text/plain',
  'text/html',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'application/jsonp',
  'json',
]

/** As many more as are wanted: any JSON in any field, grown by chance. */
function grown(
  operation: Operation,
  input: Fields,
  { seed, count }: { readonly seed: number; readonly count: number },
): OutsideRequest[] {
  const places = placesIn(input)
  if (places.length === 0) return grownAround(operation, { seed, count })
  const cases = fc.tuple(fc.constantFrom(...places), fc.jsonValue({ depthSize: 'small' }))
  return fc.sample(cases, { seed, numRuns: count * 2 }).flatMap(([place, value]) => {
    const about = `${place.join('.')} = ${briefly(value)}`
    return requestOf(operation, asFields(withValue(input, place, value)), about) ?? []
  })
}

/** Without any input there is nothing to break; whatever is sent along must do no harm. */
function grownAround(
  { method, path }: Operation,
  { seed, count }: { readonly seed: number; readonly count: number },
): OutsideRequest[] {
  return fc
    .sample(fc.tuple(fc.string({ unit: 'binary', maxLength: 40 }), fc.json()), { seed, numRuns: count })
    .map(([text, body]) => {
      const common = { about: `with ${briefly(text)} ${briefly(body)}`, method, mustRefuse: false }
      const query = `${percentEncoded(text)}=${percentEncoded(body)}`
      if (method === 'GET') return { ...common, path: `${path}?${query}`, headers: {} }
      return { ...common, path, headers: json, body }
    })
}

type PlaceIn = readonly (string | number)[]

/** The ways to each value in an input, without those into a list beyond its first item. */
function placesIn(value: unknown, way: PlaceIn = []): PlaceIn[] {
  const here = way.length === 0 ? [] : [way]
  if (Array.isArray(value)) return value.length === 0 ? here : [...here, ...placesIn(value[0], [...way, 0])]
  if (typeof value !== 'object' || value === null) return here
  return [...here, ...Object.entries(value).flatMap(([name, part]) => placesIn(part, [...way, name]))]
}

function withValue(whole: unknown, [step, ...further]: PlaceIn, value: unknown): unknown {
  if (step === undefined) return value
  if (Array.isArray(whole) && value === undefined && further.length === 0)
    return whole.filter((_, at) => at !== step)
  if (Array.isArray(whole))
    return whole.map((part: unknown, at) => (at === step ? withValue(part, further, value) : part))
  const fields = asFields(whole)
  return { ...fields, [step]: withValue(fields[step], further, value) }
}

function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return JSON.stringify(value) ?? 'undefined'
}

/** A value as a failure names it. */
function briefly(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length <= 80 ? text : `${text.slice(0, 60)}… (${text.length} characters)`
}
