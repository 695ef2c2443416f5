import { posix } from 'node:path'
import type { Container } from './container.ts'
import { damaged } from './unreadable.ts'
import { eachElement } from './xml.ts'

/** A part that another part refers to. */
export type Relationship = {
  readonly id: string
  /** The last word of its type: `styles`, `worksheet`. */
  readonly kind: string
  /** The name of the part in the container. */
  readonly part: string
}

/** What a part of an Office file refers to inside of the file; `''` stands for the file itself. */
export async function relationshipsOf(container: Container, part: string): Promise<Relationship[]> {
  const folder = posix.dirname(part)
  const found: Relationship[] = []
  await eachElement(container, posix.join(folder, '_rels', `${posix.basename(part)}.rels`), {
    names: { plain: ['http://schemas.openxmlformats.org/package/2006/relationships'] },
    open: (name, { Id, Type, Target, TargetMode }) => {
      if (name !== 'Relationship' || TargetMode === 'External' || Target === undefined) return
      const kind = posix.basename(Type ?? '')
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      found.push({ id: Id ?? '', kind, part: target })
    },
  })
  return found
}

/** The part that an Office file begins with; where it does not say, the usual one. */
export async function mainPartOf(container: Container, usual: string): Promise<string> {
  const main = (await relationshipsOf(container, '')).find(({ kind }) => kind === 'officeDocument')
  const part = main?.part ?? usual
  if (container.part(part) === null) throw damaged()
  return part
}
