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

export const input = builtin(
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
        show(this)
      },
      focus(isFocused: boolean) {
        if (isFocused) hostOf(this).querySelector('input')?.focus({ preventScroll: true })
      },
    },
    lifetimes: {
      attached() {
        make(this)
        show(this)
      },
    },
  },
  [
    'name', 'confirmType', 'confirmHold', 'cursor', 'adjustPosition', 'alwaysEmbed', 'selectionStart', 'selectionEnd',
    'holdKeyboard', 'cursorSpacing', 'cursorColor', 'placeholderStyle', 'placeholderClass', 'password',
  ],
)

function make(component: Builtin): void {
  const field = document.createElement('input')
  const told = () => ({ value: field.value, cursor: field.selectionStart ?? field.value.length })
  field.autocomplete = 'off'
  field.addEventListener('input', () => component.triggerEvent('input', told()))
  field.addEventListener('focus', () => component.triggerEvent('focus', told()))
  field.addEventListener('blur', () => component.triggerEvent('blur', told()))
  field.addEventListener('keydown', ({ key, isComposing }) => {
    if (key === 'Enter' && !isComposing) component.triggerEvent('confirm', told())
  })
  hostOf(component).append(field)
  if ((component.data as unknown as Values).focus) {
    requestAnimationFrame(() => field.focus({ preventScroll: true }))
  }
}

function show(component: Builtin): void {
  const field = hostOf(component).querySelector('input')
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
