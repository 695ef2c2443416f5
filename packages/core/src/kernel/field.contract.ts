import { z } from 'zod'
import { daySchema, idOf, namedSchema, recordedDaySchema, textUpTo } from './contract.ts'
import { type Field, type Fields, type Shown, shownAs, type Values } from './field.ts'

/** What travels for a value: ids and days are texts until they are parsed. */
type Sent<Value> = Value extends string ? string : Value extends readonly string[] ? readonly string[] : Value

/** The schemas of fields as somebody sets them. */
export function inputShape<T extends object>(
  fields: T,
): { readonly [Name in keyof T]: z.ZodType<Values<T>[Name], Sent<Values<T>[Name]>> }
export function inputShape(fields: Fields): object {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, inputOf(field)]))
}

/** The schemas of fields as views show them: what is recorded was measured when it was set. */
export function outputShape<T extends object>(
  fields: T,
): { readonly [Name in keyof Shown<T>]: z.ZodType<Shown<T>[Name]> }
export function outputShape(fields: Fields): object {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [shownAs(name), outputOf(field)]))
}

function inputOf(field: Field): z.ZodType {
  switch (field.type) {
    case 'person':
    case 'organization':
      return idOf(field.type).nullable()
    case 'organizations':
      return z.array(idOf('organization')).max(field.atMost)
    case 'day':
      return daySchema.nullable()
    case 'text':
      return textUpTo(field.atMost)
    case 'choice':
      return z.enum(Object.keys(field.values))
    default:
      return field satisfies never
  }
}

function outputOf(field: Field): z.ZodType {
  switch (field.type) {
    case 'person':
    case 'organization':
      return namedSchema.nullable()
    case 'organizations':
      return z.array(namedSchema)
    case 'day':
      return recordedDaySchema.nullable()
    case 'text':
      return z.string()
    case 'choice':
      return z.enum(Object.keys(field.values))
    default:
      return field satisfies never
  }
}
