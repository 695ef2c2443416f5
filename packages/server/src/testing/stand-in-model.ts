import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll } from 'vitest'

/** A request as the stand-in got it. */
export type AskedOfModel = {
  readonly path: string
  readonly authorization: string | undefined
  readonly body: string
}

/** A stand-in for a language model, on this machine alone; tests say how it answers. */
export type StandInModel = {
  readonly url: string
  readonly asked: AskedOfModel[]
  answerWith(answer: (response: ServerResponse, request: IncomingMessage) => void): void
  /** Answers as a model does whose words are these. */
  say(words: string): void
}

/** Starts a stand-in that ends after the last test of the file. */
export async function standInModel(): Promise<StandInModel> {
  let answer: (response: ServerResponse, request: IncomingMessage) => void = (response) => response.end()
  const asked: AskedOfModel[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      asked.push({ path: request.url ?? '', authorization: request.headers.authorization, body })
      answer(response, request)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('a stand-in listens on a port')
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    asked,
    answerWith: (given) => {
      answer = given
    },
    say: (words) => {
      answer = (response) => {
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content: words } }] }))
      }
    },
  }
}
