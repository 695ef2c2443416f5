import { type Ladder, signingRoles, usualLadder } from './template.ts'

/** Whatever a template may say: every other claim climbs the usual ladder, the rest one that nobody has seen before. */
export function ladderFor(made: number): Ladder {
  if (made % 2 === 0) return usualLadder
  const turned = signingRoles.map((_, at) => signingRoles[(at * 2 + made) % signingRoles.length] ?? 'head')
  const [first = 'head', ...others] = turned.slice(0, 1 + (made % signingRoles.length))
  return [first, ...others]
}
