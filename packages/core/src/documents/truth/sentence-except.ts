import { type KnownNames, withoutNames } from './clauses.ts'

const exceptFor = /除了?(?<whom>[^，。；\d]{1,60}?)(?:之|以)?外[，,]?\s?(?=其[余他它]|所有|全部|各|均|都)/u

/** 除财政局外，其余部门均无超期措施: a sentence without whom it takes out, which stands beside it; places stay. */
export function withoutExcept(
  text: string,
  known: KnownNames,
): { readonly rest: string; readonly except: readonly string[] } {
  const match = exceptFor.exec(text)
  const whom = match?.groups?.['whom']
  if (match === null || whom === undefined || /\d/u.test(text.slice(match.index)))
    return { rest: text, except: [] }
  const { text: left, found } = withoutNames(whom, known)
  // Of whom else it speaks nobody here knows.
  if (found.length === 0 || !/^[\s、和及与]*$/u.test(left)) return { rest: text, except: [] }
  const { 0: said, index } = match
  return {
    rest: text.slice(0, index) + ' '.repeat(said.length) + text.slice(index + said.length),
    except: found,
  }
}
