import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { createGunzip, createGzip } from 'node:zlib'
import type { ChainHead } from '@bihuan/core/kernel/hash.ts'
import type { BundleManifest } from '@bihuan/core/documents/bundle-manifest.schema.ts'
import { distinctName, safeFileName } from '@bihuan/core/kernel/file-names.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { publicVeil, veiled } from '@bihuan/core/told/veil.ts'
import type { SignedInContext } from '../kernel/context.ts'
import type { FileStore } from '../kernel/files/file-store.ts'
import { found } from '../kernel/refused.ts'
import { atOneMoment, headOf } from '../kernel/snapshot.queries.ts'
import { ask } from '../kernel/together.ts'
import { templateIn } from '../templates/templates.queries.ts'
import { type LookedAtEditions, lookedAtEditions } from './archive-editions.ts'
import { type OtherFile, namesIn, otherFiles } from './archive.queries.ts'
import { archiveWords } from './archive.words.ts'

/** Few enough that others are answered between two pages. */
const pageSize = 500

/** What an archive holds beside a bundle, as of one moment: records as lines of JSON, packed while they wait, and further files. */
export type WholeRectification = {
  readonly head: ChainHead
  readonly parts: readonly { readonly path: string; readonly packed: Buffer }[]
  readonly others: readonly OtherFile[]
  readonly editions: LookedAtEditions
}

/** A file of an archive that is no evidence, with where it lies in it. */
export type PlacedFile = { readonly file: OtherFile; readonly path: string }

/** Reads all records of a rectification as of one moment, with the names of whom they mention, and what files lie beside its evidence. */
export function readWhole(
  asking: SignedInContext,
  {
    rectificationId,
    readsSeals,
    language,
  }: {
    readonly rectificationId: RectificationId
    readonly readsSeals: boolean
    readonly language: 'zh' | 'en'
  },
): Promise<WholeRectification> {
  return atOneMoment(asking, async (context) => {
    const { kysely } = context.database
    const mentioned = new Set<string>()
    const veil = publicVeil(context.actor)
    const asShown = <Value>(value: Value): Value =>
      veiled(value, veil, { zone: context.zone, of: rectificationId })
    const parts: { path: string; packed: Buffer }[] = []
    const keep = async (path: string, lines: AsyncIterable<string>): Promise<void> => {
      parts.push({ path, packed: await buffer(Readable.from(lines).pipe(createGzip({ level: 1 }))) })
    }
    const isRead = ({ kind }: Reading['store']): boolean =>
      kind.chain === 'rectification' && (readsSeals || kind.name !== 'seal')
    for (const store of context.stores.filter(isRead))
      await keep(
        `records/${store.kind.name}.jsonl`,
        recordsIn(context, { store, rectificationId, asShown, mentioned }),
      )
    const template = found(await ask(kysely, templateIn(rectificationId)))
    await keep('template.json', oneText(template))
    const others = (await ask(kysely, otherFiles(rectificationId))).map(asShown)
    await keep('names.json', oneText(await ask(kysely, namesIn([...mentioned], rectificationId))))
    const editions = await lookedAtEditions(context, { rectificationId, language })
    return { head: await ask(kysely, headOf(rectificationId)), parts, others, editions }
  })
}

type Reading = {
  readonly store: SignedInContext['stores'][number]
  readonly rectificationId: RectificationId
  readonly asShown: <Value>(value: Value) => Value
  readonly mentioned: Set<string>
}

async function* recordsIn(
  { database }: SignedInContext,
  { store, rectificationId, asShown, mentioned }: Reading,
): AsyncGenerator<string> {
  for (let after: string | null = null; ; ) {
    const page: readonly { readonly id: string }[] = await store.page(database.kysely, rectificationId, {
      after,
      limit: pageSize,
    })
    const text = page.map((record) => `${JSON.stringify(asShown(record))}\n`).join('')
    for (const [id] of text.matchAll(anyId)) mentioned.add(id)
    yield text
    after = page.at(-1)?.id ?? after
    if (page.length < pageSize) return
  }
}

const anyId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

async function* oneText(value: unknown): AsyncGenerator<string> {
  yield JSON.stringify(value, null, 1)
}

/** The lines of a part as they were before they were packed. */
export function unpacked(packed: Buffer): Readable {
  return Readable.from([packed]).pipe(createGunzip())
}

/** Which of these files go into an archive, and which do not, and why: what is sealed stays in the house. */
export async function lookedAt(
  { files }: { readonly files: Pick<FileStore, 'faultOf'> },
  others: readonly OtherFile[],
  language: 'zh' | 'en',
): Promise<{ readonly inside: readonly PlacedFile[]; readonly missing: BundleManifest['missing'] }> {
  const [inside, missing]: [OtherFile[], BundleManifest['missing']] = [[], []]
  for (const file of others) {
    const why = file.sealedOn === undefined ? await files.faultOf(file.sha256) : 'sealed'
    if (why === null) inside.push(file)
    else missing.push({ fileId: file.fileId, number: '', name: file.name, why })
  }
  return { inside: placed(inside, language), missing }
}

function placed(files: readonly OtherFile[], language: 'zh' | 'en'): readonly PlacedFile[] {
  const taken = new Set<string>()
  return files.map((file) => {
    const path = `${archiveWords[language].folders[file.role]}/${safeFileName(file.name, 80)}`
    return { file, path: distinctName(path, taken) }
  })
}
