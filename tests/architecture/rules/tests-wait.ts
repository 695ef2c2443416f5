import { parseSync, type Node, Visitor } from 'oxc-parser'
import type { SourceFile } from '../module.ts'
import type { Rule, Violation } from '../rule.ts'

const story = /^packages\/web\/src\/.*\.story\.test\.tsx$/
const journey = /^tests\/journeys\/.*\.ts$/

/** What a journey asks for and waits for at once, as long as the house waits. */
const waiting: ReadonlySet<string> = new Set(['isShown', 'arrival', 'downloadedName', 'settleAll'])

/**
 * What a page shows is looked at until it is what is expected. A single look is right on a fast machine and wrong on a slow one, in
 * the tests of whoever happens to change something that day.
 */
export const testsWait: Rule = {
  name: 'stories and journeys wait for what they assert, and never look once',
  check: ({ files }) =>
    files.flatMap((file) => {
      if (story.test(file.path)) return glancesOf(file, isGlanceOfStory)
      return journey.test(file.path) ? glancesOf(file, isGlanceOfJourney) : []
    }),
  planted: [
    planted('story', "expect(page.getByRole('dialog').elements()).toEqual([])"),
    planted('story', 'expect(onClose).toHaveBeenCalledOnce()'),
    planted('story', 'expect(asked).toEqual([1])'),
    planted('story', 'expect(unseen()).toEqual([])'),
    planted('story', 'await vi.waitFor(() => expect(onDone).toHaveBeenCalled())'),
    planted('journey', "expect(await page.getByRole('row').count()).toBe(2)"),
    planted('journey', 'expect(await flawsOf(page)).toEqual([])'),
    planted('journey', 'expect({ path, flaws: await flawsOf(page) }).toEqual({ path, flaws: [] })'),
    planted('journey', "expect((await words.textContent()) ?? '').toBe('')"),
    planted('journey', "expect(new URL(page.url()).pathname).toBe('/')"),
    planted('journey', 'await vi.waitUntil(() => asked.length > 0)'),
  ],
  allowed: {
    'packages/web/src/measures/a.story.test.tsx': `
      test('a', async () => {
        await expect.element(page.getByRole('dialog')).toBeVisible()
        await expect.poll(() => asked).toEqual([1])
        await expect.poll(unseen).toEqual([])
        send.element().focus()
      })`,
    'packages/web/src/measures/a.test.ts': "test('a', () => expect(sum([1, 2])).toBe(3))\n",
    'tests/journeys/a.test.ts': `
      test('a', async () => {
        expect(await isShown(page.getByText('已提交'))).toBe(true)
        expect({ path, opens: await isShown(heading) }).toEqual({ path, opens: true })
        expect(await downloadedName(page, () => button.click())).toBe('办法.txt')
        await expect.poll(() => page.getByRole('row').count()).toBe(2)
        await row.waitFor()
        expect(bytes.length).toBe(3)
      })`,
    'tests/long/a.test.ts': "test('a', async () => expect(await page.title()).toBe('a'))\n",
  },
}

type Call = Extract<Node, { type: 'CallExpression' }>

function glancesOf(file: SourceFile, isGlance: (call: Call) => boolean): Violation[] {
  const found: Violation[] = []
  new Visitor({
    CallExpression: (call) => {
      const message = messageOf(call, isGlance)
      if (message === null) return
      const line = file.text.slice(0, call.start).split('\n').length
      found.push({ at: `${file.path}:${line}`, message })
    },
  }).visit(parseSync(file.path, file.text).program)
  return found
}

function messageOf(call: Call, isGlance: (call: Call) => boolean): string | null {
  const { callee } = call
  if (callee.type === 'Identifier' && callee.name === 'expect' && isGlance(call))
    return 'looks once: await expect.poll(() => …), or expect.element'
  const isOwnWait =
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'vi' &&
    /^wait(?:For|Until)$/.test(nameOf(callee.property))
  return isOwnWait ? 'waits for one second of its own: await expect.poll(() => …)' : null
}

// Of what a component calls and shows, everything comes a moment later.
function isGlanceOfStory(): boolean {
  return true
}

function isGlanceOfJourney({ arguments: given }: Call): boolean {
  let isGlance = false
  for (const one of given)
    walk(one, (node) => {
      if (node.type === 'AwaitExpression') isGlance ||= !isWaiting(node.argument)
      if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression')
        isGlance ||= nameOf(node.callee.property) === 'url'
    })
  return isGlance
}

function isWaiting(node: Node): boolean {
  return node.type === 'CallExpression' && waiting.has(nameOf(node.callee))
}

function nameOf(node: Node): string {
  return node.type === 'Identifier' ? node.name : ''
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const one of node) walk(one, visit)
  if (!isNode(node)) return
  visit(node)
  for (const part of Object.values(node)) walk(part, visit)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

function planted(kind: 'story' | 'journey', line: string): Rule['planted'][number] {
  const path = kind === 'story' ? 'packages/web/src/measures/b.story.test.tsx' : 'tests/journeys/b.test.ts'
  return { files: { [path]: `test('b', async () => {\n  ${line}\n})\n` }, reportedAt: path }
}
