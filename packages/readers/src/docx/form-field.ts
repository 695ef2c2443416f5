import type { Attributes } from '../xml.ts'
import { isOn, valueOf } from './word-names.ts'

/** A field of a form that is filled in by choosing: Word keeps what was chosen beside the field, and not among its words. */
export class FormField {
  private readonly entries: string[] = []
  private chosen = 0
  private isBox = false
  private isDefaultTicked = false
  private isTicked: boolean | null = null

  note(name: string, attributes: Attributes): void {
    if (name === 'listEntry') this.entries.push(attributes['val'] ?? '')
    else if (name === 'result' || (name === 'default' && !this.isBox)) this.chosen = valueOf(attributes) ?? 0
    else if (name === 'checkBox') this.isBox = true
    else if (name === 'default') this.isDefaultTicked = isOn(attributes)
    else if (name === 'checked') this.isTicked = isOn(attributes)
  }

  /** What it shows; nothing where words are typed, which stand in the document. */
  get words(): string {
    if (this.isBox) return (this.isTicked ?? this.isDefaultTicked) ? '☑' : '□'
    return this.entries[this.chosen] ?? ''
  }
}
