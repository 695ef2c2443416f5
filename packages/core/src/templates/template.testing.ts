import { sampleId } from '../kernel/given.testing.ts'
import {
  type ItemOnLadder,
  ladderOf,
  rungKey,
  signingRoles,
  type Template,
  type TemplateLadder,
  type TemplateRung,
  usualLadder,
} from './template.ts'

/** Rungs that no role is: of the organization of the owner, of another one, and of a meeting. */
const namedRungs: readonly TemplateRung[] = [
  { organization: sampleId<'organization'>(2), name: { zh: '联审：财政', en: 'Finance' } },
  { resolution: 'leadingGroup', name: { zh: '领导小组会', en: 'Leading group' }, atLeast: 3 },
  { organization: sampleId<'organization'>(3), name: { zh: '联审：审计', en: 'Audit' } },
]

/** Whatever a template may say: every other claim climbs the usual ladder, the rest one that nobody has seen before. */
export function ladderFor(number: number): TemplateLadder {
  // Scattered, since lives do the same again and again.
  const made = Math.imul(number, 2_654_435) >>> 16
  if (made % 2 === 0) return usualLadder
  const all = made % 4 === 1 ? signingRoles : [...signingRoles, ...namedRungs]
  const turned = all.map((_, at) => all[(at * (all.length === 5 ? 2 : 3) + made) % all.length] ?? 'head')
  const [first = 'head', ...others] = turned.slice(0, 1 + (made % 5))
  const rungs = [first, ...others]
  if (new Set(rungs.map(rungKey)).size < rungs.length) throw new Error('a ladder climbs a rung twice')
  return [first, ...others]
}

/** The ladder of an item by a template; one that nobody has seen before where there is none. */
export function ladderIn(template: Template | null, item: ItemOnLadder, number: number): TemplateLadder {
  return template === null ? ladderFor(number) : ladderOf(template, item)
}
