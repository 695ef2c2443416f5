import type { Bilingual, Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { z } from 'zod'
import type { ModelConfig } from '../../kernel/config.ts'

/** One message to a language model. */
export type ModelMessage = { readonly role: 'system' | 'user'; readonly content: string }

/** A language model at an address that the administrator has set. */
export type ModelClient = {
  readonly name: string
  /** The JSON that the model answers with; any failure of it is a refusal and never an exception. */
  ask(messages: readonly ModelMessage[]): Promise<Result<unknown, Refusal<'MODEL_FAILED'>>>
}

/** What an answer may cost. */
export type ModelLimits = { readonly milliseconds: number; readonly bytes: number }

const usualLimits: ModelLimits = { milliseconds: 90_000, bytes: 1024 * 1024 }

/** Speaks to a model the way most of them understand: `POST …/chat/completions`. The key is never logged or shown. */
export function createModelClient(config: ModelConfig, limits: ModelLimits = usualLimits): ModelClient {
  return {
    name: config.name,
    ask: async (messages) => {
      try {
        const answer = await completionOf(config, limits, messages)
        return typeof answer === 'string' ? jsonIn(answer) : failed(answer)
      } catch (error) {
        return failed(explain(error))
      }
    },
  }
}

async function completionOf(
  { url, name, key }: ModelConfig,
  limits: ModelLimits,
  messages: readonly ModelMessage[],
): Promise<string | Bilingual> {
  const response = await fetch(`${url.replace(/\/+$/, '')}/chat/completions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({
      model: name,
      messages,
      temperature: 0,
      stream: false,
      response_format: { type: 'json_object' },
    }),
    // Somewhere else is not where the administrator allowed texts to go.
    redirect: 'manual',
    signal: AbortSignal.timeout(limits.milliseconds),
  })
  if (response.status !== 200) {
    await response.body?.cancel()
    return { zh: `HTTP 状态 ${response.status}`, en: `HTTP status ${response.status}` }
  }
  const body = await boundedText(response, limits.bytes)
  return body ?? { zh: '答复过长', en: 'the answer is too long' }
}

async function boundedText(response: Response, most: number): Promise<string | null> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of response.body ?? []) {
    size += piece.length
    if (size > most) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString()
}

const completionSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
})

function jsonIn(body: string): Result<unknown, Refusal<'MODEL_FAILED'>> {
  const completion = completionSchema.safeParse(parsed(body))
  const content = completion.data?.choices[0]?.message.content ?? ''
  // Many models put a fence around JSON, whatever they are told.
  const answer = parsed(content.replace(/^\s*```(?:json)?\s*|\s*```\s*$/g, ''))
  return answer === undefined ? failed({ zh: '答复不是 JSON', en: 'the answer is no JSON' }) : ok(answer)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What a model writes is no fault of ours.
    return undefined
  }
}

function explain(error: unknown): Bilingual {
  const isLate = error instanceof Error && error.name === 'TimeoutError'
  return isLate
    ? { zh: '超时没有答复', en: 'no answer in time' }
    : { zh: '连接不上', en: 'it cannot be reached' }
}

function failed({ zh, en }: Bilingual): { ok: false; refusal: Refusal<'MODEL_FAILED'> } {
  return refuse({ code: 'MODEL_FAILED', params: { detail: zh, detailEn: en } })
}
