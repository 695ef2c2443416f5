import { Readable } from 'node:stream'
import type { contract } from '@bihuan/core/contract.ts'
import { outputSight } from '@bihuan/core/outputs/output.ts'
import { bundleQuerySchema } from '@bihuan/core/outputs/output-wish.schema.ts'
import { barrierOf } from '@bihuan/core/people/confirmation.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { openZip, zipMediaType } from '@bihuan/writers/zip/zip-writer.ts'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { z } from 'zod'
import { prepareBundle } from '../documents/bundle.ts'
import { documentsHandlers } from '../documents/documents.handlers.ts'
import type { documentWorks } from '../documents/documents.works.ts'
import { meetingHandlers } from '../documents/meeting.handlers.ts'
import { type Context, type SignedInContext, todayIn } from '../kernel/context.ts'
import type { FileStore } from '../kernel/files/file-store.ts'
import { refusalError } from '../kernel/http/answer.ts'
import type { SideThread } from '../kernel/side-thread.ts'
import { ledgerFileHandlers } from '../measures/ledger-file.handlers.ts'
import type { ledgerWorks } from '../measures/ledger.works.ts'
import { actorOf } from '../people/actor.queries.ts'
import { usedToken } from '../people/tokens.queries.ts'
import type { MadeFile, Making } from './output-runner.ts'
import type { ClaimedOutput, OutputWish } from './outputs.store.ts'
import { demandWanted, inputOf } from './wanted.ts'

type Client = ContractRouterClient<{
  rectifications: Pick<typeof contract.rectifications, 'ledgerFile'>
  documents: Pick<typeof contract.documents, 'file' | 'meeting'>
}>

const ledgerInput = z.custom<Parameters<Client['rectifications']['ledgerFile']>[0]>()
const meetingInput = z.custom<Parameters<Client['documents']['meeting']>[0]>()
const documentInput = z.custom<Parameters<Client['documents']['file']>[0]>()

type Tools = {
  readonly context: Omit<Context, 'actor'>
  readonly files: Pick<FileStore, 'openFile' | 'faultOf'>
  readonly longWork: SideThread<typeof documentWorks & typeof ledgerWorks>
}

/** Makes files by the operations that give them at once: what these refuse is refused here, and what they say of rights counts. */
export function openMaking(tools: Tools): Making {
  const router = {
    rectifications: ledgerFileHandlers(tools),
    documents: { ...documentsHandlers(tools), ...meetingHandlers(tools) },
  }
  return async (output, { signal, tell }) => {
    const actor = await ordererOf(tools.context, output)
    const context = { ...tools.context, actor, tellProgress: tell }
    await demandWanted(context, output)
    const operations = createRouterClient(router, { context })
    const file = await madeBy(operations, { ...tools, context, output, signal })
    return { file, sight: outputSight(actor) }
  }
}

/** Whoever ordered it, with the rights of the moment in which it is made, not of that in which it was ordered. */
async function ordererOf(
  context: Tools['context'],
  { personId, tokenId }: Pick<ClaimedOutput, 'personId' | 'tokenId'>,
): Promise<Actor> {
  const { database } = context
  const actor = await actorOf(database, personId)
  const barrier = actor && barrierOf(actor)
  if (actor === null || barrier !== null) throw refusalError(barrier ?? { code: 'NOT_ALLOWED' })
  if (tokenId === null) return actor
  const token = await usedToken(database.kysely, { id: tokenId, today: todayIn(context) })
  if (!token.ok) throw refusalError(token.refusal)
  return { ...actor, token: token.value }
}

type Work = Tools & {
  readonly context: SignedInContext
  readonly output: OutputWish
  readonly signal: AbortSignal
}

async function madeBy({ rectifications, documents }: Client, work: Work): Promise<MadeFile> {
  const { output, signal } = work
  const input = inputOf(output)
  switch (output.kind) {
    case 'ledger':
      return asMade(await rectifications.ledgerFile(ledgerInput.parse(input), { signal }))
    case 'meeting':
      return asMade(await documents.meeting(meetingInput.parse(input), { signal }))
    case 'document':
      return asMade(await documents.file(documentInput.parse(input), { signal }))
    case 'bundle':
    case 'archive':
      return bundle(work)
    default:
      return output.kind satisfies never
  }
}

function asMade(file: File): MadeFile {
  return { fileName: file.name, mediaType: file.type, content: Readable.from(piecesOf(file)) }
}

async function* piecesOf(file: File): AsyncIterable<Buffer> {
  for await (const piece of file.stream()) yield Buffer.from(piece)
}

async function bundle({ signal, output, ...tools }: Work): Promise<MadeFile> {
  const { rectificationId, kind, query } = output
  const { findingId, language } = bundleQuerySchema.parse(query)
  const wanted = kind === 'archive' ? { isWhole: true } : { findingId }
  const { fileName, write } = await prepareBundle(tools, { rectificationId, language, ...wanted }, signal)
  const zip = openZip()
  // What goes wrong breaks the stream off, and is told to whoever reads it.
  write(zip).catch(() => {})
  return { fileName, mediaType: zipMediaType, content: zip.stream }
}
