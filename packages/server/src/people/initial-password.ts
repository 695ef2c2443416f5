import { randomInt } from 'node:crypto'

// Without what is mistaken for something else when read aloud or copied from a slip: 0 O 1 l I.
const characters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A first password that nobody can guess and somebody can type: shown once, stored nowhere. */
export function initialPassword(): string {
  return Array.from({ length: 14 }, () => characters[randomInt(characters.length)]).join('')
}
