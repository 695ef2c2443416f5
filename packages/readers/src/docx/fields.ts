/** The fields that are open: between `begin` and `separate` stands a code, after it what the field shows. */
export class Fields {
  private readonly open: ('code' | 'result')[] = []

  /** Whether words at this place are shown. */
  get isShown(): boolean {
    return !this.open.includes('code')
  }

  note(type: string): void {
    if (type === 'begin') this.open.push('code')
    else if (type === 'separate' && this.open.length > 0) this.open[this.open.length - 1] = 'result'
    else if (type === 'end') this.open.pop()
  }

  /** A code ends with its paragraph, so that a field that is never closed does not swallow the rest of the document. */
  endParagraph(): void {
    while (this.open.at(-1) === 'code') this.open.pop()
  }
}
