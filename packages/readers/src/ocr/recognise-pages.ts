import { availableParallelism } from 'node:os'
import { type GreyPicture, resized, turned } from '../pages/grey-picture.ts'
import { median, type Page } from '../pages/page.ts'
import { evenLight } from './even-light.ts'
import { rulesOf } from './picture-rules.ts'
import { recognisedPage, sureness, textOf } from './recognised-page.ts'
import { straightened } from './straighten.ts'
import { type RecognisedLine, type Recogniser, type Script, startRecogniser } from './recogniser.ts'

/** Pictures of pages, painted when their turn comes: together they would not fit into the memory. */
export type Painter = { readonly count: number; readonly paint: (at: number) => Promise<GreyPicture | null> }

/** Recognises the pages of some pictures; `scale` is dots per point. Null where a picture cannot be painted. */
export async function recognisePages(
  { count, paint }: Painter,
  told: { readonly onPage: (done: number) => void },
): Promise<(Page | null)[]> {
  const pages: (Page | null)[] = Array.from({ length: count }, () => null)
  let next = 0
  let done = 0
  const work = async (): Promise<void> => {
    const desk = new Desk()
    try {
      for (let at = next; at < count; at = next) {
        next += 1
        const picture = await paint(at)
        pages[at] = picture === null ? null : await desk.read(picture)
        done += 1
        told.onPage(done)
      }
    } finally {
      await desk.close()
    }
  }
  const workers = Math.min(count, mostWorkers, availableParallelism())
  await Promise.all(Array.from({ length: workers }, work))
  return pages
}

// A recogniser takes a core and 150 MB.
const mostWorkers = 2
const dotsPerPoint = 200 / 72
// Below this height of a line characters lose their strokes; enlarging brings them back.
const lowestLine = 20
const goodShare = 0.75

/** A recogniser for each script, started when it is first needed. */
class Desk {
  readonly #recognisers = new Map<Script, Recogniser>()

  async read(picture: GreyPicture): Promise<Page> {
    const upright = await this.#upright(straightened(evenLight(picture)))
    const read = await this.#enlarged(upright)
    const lines = isEnglish(read.lines) ? await this.#recognise('eng', read.picture) : read.lines
    const { width, height } = read.picture
    return recognisedPage(lines, { width, height, scale: dotsPerPoint, rules: rulesOf(read.picture) })
  }

  async close(): Promise<void> {
    for (const recogniser of this.#recognisers.values()) await recogniser.close()
  }

  // A page on its head gives words that nobody is sure of; one on its side is read, but line by line upwards.
  async #upright(picture: GreyPicture): Promise<Read> {
    const first: Read = { picture, lines: await this.#recognise('chi_sim', picture) }
    if (isUpright(first.lines)) return first
    let best = first
    for (const quarters of isSideways(first.lines) ? [1, 3] : [2, 1, 3]) {
      const other = turned(picture, quarters)
      const lines = await this.#recognise('chi_sim', other)
      if (isUpright(lines)) return { picture: other, lines }
      const isBetter = sureness(lines).characters > 1.3 * sureness(best.lines).characters
      if (isBetter && !isSideways(lines)) best = { picture: other, lines }
    }
    return best
  }

  async #enlarged({ picture, lines }: Read): Promise<Read> {
    const height = median(lines.filter((line) => line.words.length > 2).map((line) => line.bottom - line.top))
    if (height === 0 || height >= lowestLine) return { picture, lines }
    const larger = resized(picture, Math.min(3, 32 / height))
    const read = await this.#recognise('chi_sim', larger)
    return sureness(read).characters > sureness(lines).characters
      ? { picture: larger, lines: read }
      : { picture, lines }
  }

  async #recognise(script: Script, picture: GreyPicture): Promise<RecognisedLine[]> {
    const recogniser = this.#recognisers.get(script) ?? (await startRecogniser(script))
    this.#recognisers.set(script, recogniser)
    return recogniser.recognise(picture)
  }
}

type Read = { readonly picture: GreyPicture; readonly lines: readonly RecognisedLine[] }

function isUpright(lines: readonly RecognisedLine[]): boolean {
  return sureness(lines).share >= goodShare && !isSideways(lines)
}

function isSideways(lines: readonly RecognisedLine[]): boolean {
  const long = lines.filter((line) => line.words.flatMap((word) => word.characters).length >= 4)
  const tall = long.filter((line) => {
    const width =
      Math.max(...line.words.map((word) => word.right)) - Math.min(...line.words.map((word) => word.left))
    return line.bottom - line.top > width
  })
  return tall.length > 0.5 * long.length
}

function isEnglish(lines: readonly RecognisedLine[]): boolean {
  const text = lines.flatMap((line) => line.words.map(textOf)).join('')
  const letters = text.match(/[A-Za-z]/g)?.length ?? 0
  return letters > 60 && letters > 0.6 * text.length
}
