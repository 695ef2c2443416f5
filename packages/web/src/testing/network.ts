import { contract } from '@bihuan/core/contract.ts'
import type { RefusalData } from '@bihuan/core/kernel/contract.ts'
import { type RefusalCode, refusalCatalogue } from '@bihuan/core/kernel/refusal.ts'
import type { EvidenceView } from '@bihuan/core/told/timeline.contract.ts'
import { ORPCError } from '@orpc/client'
import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { type AnyRouter, implement } from '@orpc/server'
import { onTestFinished, vi } from 'vitest'
import type { Answering } from './late-fetch.ts'

/**
 * The operations of the contract, to be answered by a story: what is asked and what is answered has to fit the contract, for the
 * compiler and when it happens.
 *
 * @example answer({ measures: { start: operations.measures.start.handler(() => aMeasure({ status: 'underway' })) } })
 */
export const operations = implement(contract)

/** Answers of some operations, as they lie in the contract. */
export type Answers = AnyRouter

/** An answer that does not come. */
export async function never(): Promise<never> {
  return new Promise(() => {})
}

/** What travels with a refusal: the words of the catalogue, as the server sends them. */
export function refusal(code: RefusalCode, more: Partial<RefusalData> = {}): { readonly data: RefusalData } {
  const { zh, en } = refusalCatalogue[code]
  return { data: { message: { zh, en }, place: null, ...more } }
}

/** A refusal as it arrives at a component. */
export function refused(code: RefusalCode, more: Partial<RefusalData> = {}): Error {
  return new ORPCError(code, { status: refusalCatalogue[code].status, ...refusal(code, more) })
}

/**
 * Answers for the server, where requests leave the page. Nothing of the page itself is replaced. What a story asks for and has no
 * answer to makes it fail.
 *
 * @param beside answers of the sign-in library, by path: its operations are not in the contract
 */
export function answer(
  router: Answers,
  beside: Readonly<Record<string, () => Response | Promise<Response>>> = {},
): void {
  const handler = new OpenAPIHandler(router)
  const answering: Answering = async (request) => {
    const { pathname } = new URL(request.url)
    const byPath = beside[pathname]
    if (byPath !== undefined) return byPath()
    const { matched, response } = await handler.handle(request, { prefix: '/api', context: {} })
    if (matched) return response
    unanswered.push(`${request.method} ${pathname}`)
    return new Response('{}', { status: 500 })
  }
  window.answerOfStory = answering
}

/** A refusal in the form in which the server sends it. */
export function refusedResponse(code: RefusalCode): Response {
  const { status, en } = refusalCatalogue[code]
  const body = { defined: true, code, status, message: en, ...refusal(code) }
  return Response.json(body, { status })
}

/** How far the upload of a file gets and how it ends, if it does. */
type UploadAnswer = { readonly share: number } | { readonly stored: EvidenceView } | Response

/** Answers uploads, by the name of the file. */
export function answerUploads(answers: Readonly<Record<string, UploadAnswer>>): void {
  vi.stubGlobal(
    'XMLHttpRequest',
    class extends EventTarget {
      readonly upload = new EventTarget()
      status = 0
      responseText = ''
      open(): void {}
      setRequestHeader(): void {}
      abort(): void {
        this.dispatchEvent(new Event('abort'))
      }
      send(file: File): void {
        void this.#carryOut(answers[file.name], file)
      }
      async #carryOut(given: UploadAnswer | undefined, file: File): Promise<void> {
        if (given === undefined) unanswered.push(`upload of ${file.name}`)
        else if ('share' in given) {
          const progress = { lengthComputable: true, loaded: given.share * 100, total: 100 }
          this.upload.dispatchEvent(new ProgressEvent('progress', progress))
        } else {
          const response = given instanceof Response ? given.clone() : Response.json(given.stored)
          this.status = response.status
          this.responseText = await response.text()
          this.dispatchEvent(new Event('load'))
        }
      }
    },
  )
}

/** Begins a story: whatever it has no answer to does not leave the page, and is a fault of the story at its end. */
export function beginAnswers(): void {
  if (window.answerOfStory === undefined) answer({})
  onTestFinished(() => {
    vi.unstubAllGlobals()
    const asked = unanswered
    unanswered = []
    delete window.answerOfStory
    if (asked.length > 0) throw new Error(`asked for without an answer: ${asked.join(', ')}`)
  })
}

let unanswered: string[] = []
