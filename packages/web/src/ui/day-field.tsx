import { supportedDays } from '@bihuan/core/kernel/day.ts'
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
// How the calendar calls months and days in Chinese; English it knows.
import 'dayjs/locale/zh-cn'
import { type FocusEvent, type KeyboardEvent, type ReactNode, useId, useMemo, useState } from 'react'
import { useOwnProblem } from './own-problem.ts'
import { dayProblem, nextTypedDay } from './typed-day.ts'
import { useUiText } from './ui.text.ts'
import { dayHere } from './zone.ts'

// The calendar asks `tz` what day it is, and without it the machine that the browser runs on, which may be a day off.
dayjs.extend((_, Dayjs) => {
  Object.assign(Dayjs.prototype, { tz: () => dayjs(dayHere(new Date())) })
})

type Props = {
  readonly label: string
  /** A day, or what was typed and is none; null when nothing is there. */
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  /** What Enter does with the day beyond taking it. */
  readonly onEnter?: (value: string | null) => void
  readonly onClosed?: () => void
  /** Where it is not said, the form around it decides. */
  readonly isDisabled?: boolean
  readonly isSmall?: boolean
  /** Whether the form says that it is missing. */
  readonly isLacking?: boolean
  /** Whether the calendar is open from the start, and the field has the focus. */
  readonly startsOpen?: boolean
}

const shown = 'YYYY-MM-DD'
// The first is what is shown. The calendar takes a day at the key that completes it, so each of these has one length or an end of
// its own: in 'YYYY-M-D' the 31st would be taken as the 3rd before it is typed. Other ways of writing are taken when the field is left.
const formats = [shown, 'YYYY/MM/DD', 'YYYYMMDD', 'YYYY.MM.DD', 'YYYY年M月D日']
const first = dayjs(supportedDays.first)
const last = dayjs(supportedDays.last)

/**
 * A day, typed or chosen. What is typed and is no day stays in the field, is given on as it is, and the field says what is wrong
 * with it: whoever sends it asks `dayProblem` first. Enter takes what is typed and sends nothing.
 */
export function DayField(props: Props): ReactNode {
  const {
    label,
    value,
    onChange,
    onEnter,
    onClosed,
    isDisabled,
    isSmall = false,
    startsOpen = false,
    isLacking = false,
  } = props
  const text = useUiText()
  const hint = useId()
  const [isOpen, setIsOpen] = useState(startsOpen)
  const problem = dayProblem(value)
  useOwnProblem(problem !== null)
  // What the calendar stands on: it would empty the field of what is no day if it were told of it.
  const [standing, setStanding] = useState(problem === null ? value : null)
  if (problem === null && standing !== value) setStanding(value)
  // A day beyond what is held the calendar would not leave in the field, but put back the one before, which is not what is sent.
  if (problem === 'beyond' && standing !== null) setStanding(null)
  // The same object until the day changes: at every new one the calendar puts it in place of what is being typed.
  const shownDay = useMemo(() => (standing === null || standing === '' ? null : dayjs(standing)), [standing])
  function take(typed: string): string | null {
    const trimmed = typed.trim()
    const taken = trimmed === '' ? null : (nextTypedDay(trimmed, dayHere(new Date()).slice(0, 10)) ?? trimmed)
    if (taken !== value) onChange(taken)
    return taken
  }
  function onKey(event: KeyboardEvent<HTMLElement>, leaveToUs?: () => void): void {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
    // The form around it would be sent with whatever else stands in it.
    event.preventDefault()
    leaveToUs?.()
    const taken = take(event.target.value)
    setIsOpen(false)
    if (dayProblem(taken) === null) onEnter?.(taken)
  }
  return (
    <span className="ui-day">
      <DatePicker
        format={formats}
        placeholder={text.dayHint}
        preserveInvalidOnBlur
        needConfirm={false}
        // The day below a pointer that only rests there would take the place of what is typed.
        previewValue={false}
        minDate={first}
        maxDate={last}
        {...(isDisabled !== undefined && { disabled: isDisabled })}
        size={isSmall ? 'small' : 'middle'}
        autoFocus={startsOpen}
        open={isOpen}
        status={problem === null && !isLacking ? '' : 'error'}
        aria-label={label}
        aria-invalid={problem !== null || isLacking}
        aria-describedby={problem === null ? undefined : hint}
        value={shownDay}
        onChange={(day) => onChange(day?.format(shown) ?? null)}
        onBlur={(event: FocusEvent<HTMLElement>) => {
          if (event.target instanceof HTMLInputElement) take(event.target.value)
        }}
        onKeyDown={onKey}
        onOpenChange={(opens) => {
          setIsOpen(opens)
          if (!opens) onClosed?.()
        }}
      />
      {problem !== null && (
        <span className="ui-day-problem" id={hint} role="alert">
          {text.dayProblem[problem](value ?? '')}
        </span>
      )}
    </span>
  )
}
