import type { Builtin } from './definition'
import { builtin, hostOf } from './definition'

const modes: Readonly<Record<string, string>> = { number: 'numeric', digit: 'decimal', idcard: 'text' }

interface Values {
  readonly value: string | null
  readonly type: string
  readonly placeholder: string
  readonly maxlength: number
  readonly disabled: boolean
  readonly focus: boolean
  readonly ariaLabel: string | null
}

type Kind = 'input' | 'textarea'

const fieldIgnored = [
  'name', 'confirmType', 'confirmHold', 'cursor', 'adjustPosition', 'selectionStart', 'selectionEnd', 'holdKeyboard',
  'cursorSpacing', 'placeholderStyle', 'placeholderClass',
]

export const input = fieldOf('input', [...fieldIgnored, 'alwaysEmbed', 'cursorColor', 'password'])

/** Text of several lines; Enter begins a new one. */
export const textarea = fieldOf('textarea', [
  ...fieldIgnored, 'autoFocus', 'autoHeight', 'fixed', 'showConfirmBar', 'disableDefaultPadding',
])

function fieldOf(kind: Kind, ignored: readonly string[]) {
  return builtin(
    {
      properties: {
        value: { type: String, value: '' },
        type: { type: String, value: 'text' },
        placeholder: { type: String, value: '' },
        maxlength: { type: Number, value: 140 },
        disabled: { type: Boolean, value: false },
        focus: { type: Boolean, value: false },
      },
      observers: {
        'value, type, placeholder, maxlength, disabled, ariaLabel'() {
          show(this, kind)
        },
        focus(isFocused: boolean) {
          if (isFocused) hostOf(this).querySelector(kind)?.focus({ preventScroll: true })
        },
      },
      lifetimes: {
        attached() {
          make(this, kind)
          show(this, kind)
        },
      },
    },
    ignored,
  )
}

function make(component: Builtin, kind: Kind): void {
  const field = document.createElement(kind)
  const told = () => ({ value: field.value, cursor: field.selectionStart ?? field.value.length })
  field.autocomplete = 'off'
  field.addEventListener('input', () => component.triggerEvent('input', told()))
  field.addEventListener('focus', () => component.triggerEvent('focus', told()))
  field.addEventListener('blur', () => component.triggerEvent('blur', told()))
  field.addEventListener('keydown', (event) => {
    const { key, isComposing } = event as KeyboardEvent
    if (kind === 'input' && key === 'Enter' && !isComposing) component.triggerEvent('confirm', told())
  })
  hostOf(component).append(field)
  if ((component.data as unknown as Values).focus) {
    requestAnimationFrame(() => field.focus({ preventScroll: true }))
  }
}

function show(component: Builtin, kind: Kind): void {
  const field = hostOf(component).querySelector(kind)
  if (field === null) return
  const { value, type, placeholder, maxlength, disabled, ariaLabel } = component.data as unknown as Values
  field.inputMode = modes[type] ?? 'text'
  field.placeholder = placeholder
  field.disabled = disabled
  if (maxlength > 0) field.maxLength = maxlength
  else field.removeAttribute('maxlength')
  // The name belongs to what takes the focus, not to the box around it.
  if (ariaLabel !== null && ariaLabel !== '') field.setAttribute('aria-label', ariaLabel)
  hostOf(component).removeAttribute('aria-label')
  if (field.value !== (value ?? '')) field.value = value ?? ''
}
