import { attachedAs, attachedName } from '@bihuan/core/documents/attached.ts'
import type { BundleManifest } from '@bihuan/core/documents/bundle-manifest.schema.ts'
import { documents } from '@bihuan/core/documents/catalogue.ts'
import { modelFormat } from '@bihuan/core/editions/edition.ts'
import { distinctName } from '@bihuan/core/kernel/file-names.ts'
import type { EditionId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { ask } from '../kernel/together.ts'
import { editionsThatLeft, type LeftEdition } from './archive.queries.ts'
import { archiveWords } from './archive.words.ts'
import { namesSealed } from './edition-said.ts'
import { keptFile } from './editions.store.ts'
import { documentOf } from './editions.view.ts'

/** A file of an edition that left, with where it lies in an archive. */
export type PlacedEdition = {
  readonly edition: { readonly id: EditionId; readonly format: string }
  readonly sha256: string
  readonly leftAt: Date
  readonly path: string
}

type Missing = BundleManifest['missing']
type Why = Missing[number]['why'] | null

/** Which files of editions go into an archive, and which do not, and why. */
export type LookedAtEditions = { readonly inside: readonly PlacedEdition[]; readonly missing: Missing }

/**
 * Looks at the files of all editions that left. One that says what was sealed since stays in the house, as all that is sealed does, whoever asks.
 * Whoever reads the journal reads every edition.
 */
export async function lookedAtEditions(
  context: SignedInContext,
  {
    rectificationId,
    language,
  }: { readonly rectificationId: RectificationId; readonly language: 'zh' | 'en' },
): Promise<LookedAtEditions> {
  const [inside, missing]: [PlacedEdition[], Missing] = [[], []]
  const taken = new Set<string>()
  const { folders, edition: named } = archiveWords[language]
  for (const left of await ask(context.database.kysely, editionsThatLeft(rectificationId))) {
    const saysSealed = await whyUntold(context, rectificationId, left)
    for (const { format, sha256 } of left.files) {
      if (format === modelFormat) continue
      const edition = { id: left.id, format }
      const name = nameOf(named(documents[documentOf(left)].name[language], left.number), format, language)
      const why = saysSealed ?? faultOf(left, format, sha256)
      const path = distinctName(`${folders.edition}/${name}`, taken)
      if (why === null) inside.push({ edition, sha256, path, leftAt: left.publishedAt })
      else missing.push({ edition, number: '', name, why })
    }
  }
  return { inside, missing }
}

/** A file of an edition by the name of its paper; what is attached to it by its own behind that. */
function nameOf(paper: string, format: string, language: 'zh' | 'en'): string {
  const part = attachedAs(format)
  if (part === null) return `${paper}.${format}`
  return `${paper} ${archiveWords[language].attached(attachedName(part.key, language))}.${part.form}`
}

// What an edition says is asked of its model: where that is not as it left, nobody can tell what it says.
async function whyUntold(
  context: SignedInContext,
  rectificationId: RectificationId,
  left: LeftEdition,
): Promise<Why> {
  if ((context.actor.sealed ?? []).length === 0) return null
  const said = left.files.find(({ format }) => format === modelFormat)
  const fault = said === undefined ? 'missing' : faultOf(left, modelFormat, said.sha256)
  if (fault !== null) return fault
  const at = { editionId: left.id, format: modelFormat }
  const kept = await keptFile(context.database.kysely, rectificationId, at)
  return kept !== null && namesSealed(context, { rectificationId }, kept) ? 'sealed' : null
}

function faultOf({ held }: LeftEdition, format: string, sha256: string): 'missing' | 'exchanged' | null {
  const isHeld = held[format]
  if (isHeld === undefined) return 'missing'
  return isHeld === sha256 ? null : 'exchanged'
}
