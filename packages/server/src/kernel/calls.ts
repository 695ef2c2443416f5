import { z } from 'zod'

/** What one process does for another, by name. What goes in and what comes out is plain data. */
type Services = Readonly<Record<string, (input: never) => unknown>>

/** Another process of ours, as messages go to it and come from it. */
export type OtherProcess = {
  send(message: object): unknown
  on(event: 'message', listener: (message: unknown) => void): unknown
}

/** Asks the other process for what it offers, and gives what it gives. Throws what it throws. */
export type Calls<S extends Services> = <Name extends keyof S & string>(
  name: Name,
  input: Parameters<S[Name]>[0],
) => Promise<Awaited<ReturnType<S[Name]>>>

const callSchema = z.object({ call: z.number(), name: z.string(), input: z.custom<never>() })
const answerSchema = z.union([
  z.object({ answerTo: z.number(), error: z.instanceof(Error) }),
  z.object({ answerTo: z.number(), value: z.unknown() }),
])

/** Answers what another process asks for. */
export function offerCalls(other: OtherProcess, services: Services): void {
  other.on('message', (message) => {
    const asked = callSchema.safeParse(message).data
    if (asked) void answer(services, asked).then((answered) => other.send(answered))
  })
}

async function answer(
  services: Services,
  { call, name, input }: z.infer<typeof callSchema>,
): Promise<object> {
  try {
    const service = services[name]
    if (!service) throw new Error(`no service is called ${name}`)
    return { answerTo: call, value: await service(input) }
  } catch (error) {
    return { answerTo: call, error: error instanceof Error ? error : new Error(String(error)) }
  }
}

/** Prepares to ask another process that answers by `offerCalls`. */
export function openCalls<S extends Services>(other: OtherProcess): Calls<S> {
  const open = new Map<number, PromiseWithResolvers<unknown>>()
  let last = 0
  other.on('message', (message) => {
    const answered = answerSchema.safeParse(message).data
    const asked = answered && open.get(answered.answerTo)
    if (!answered || !asked) return
    open.delete(answered.answerTo)
    if ('error' in answered) asked.reject(answered.error)
    else asked.resolve(answered.value)
  })
  return async <Name extends keyof S & string>(
    name: Name,
    input: Parameters<S[Name]>[0],
  ): Promise<Awaited<ReturnType<S[Name]>>> => {
    const asked = Promise.withResolvers<unknown>()
    last += 1
    open.set(last, asked)
    other.send({ call: last, name, input })
    return z.custom<Awaited<ReturnType<S[Name]>>>().parse(await asked.promise)
  }
}
