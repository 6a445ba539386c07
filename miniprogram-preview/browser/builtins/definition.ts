import type * as glassEasel from 'glass-easel'

/** A built-in component while it lives: what the adapter gives to its methods. */
export interface Builtin {
  readonly _$: glassEasel.GeneralComponent
  readonly data: Readonly<Record<string, unknown>>
  triggerEvent(name: string, detail?: unknown): void
}

export interface BuiltinDefinition {
  readonly properties: Record<string, unknown>
  readonly observers?: Record<string, (this: Builtin, ...values: never[]) => void>
  readonly lifetimes?: Record<string, (this: Builtin) => void>
}

export function hostOf(component: Builtin): HTMLElement {
  return component._$.getBackendElement() as unknown as HTMLElement
}

/** WXML writes aria-role where HTML writes role; a screen reader shall find the page as in WeChat. */
const ariaNames = [
  'role', 'label', 'labelledby', 'describedby', 'hidden', 'checked', 'selected', 'disabled', 'expanded', 'controls',
] as const

const propertyOf = (name: string) => `aria${name.charAt(0).toUpperCase()}${name.slice(1)}`

const ariaProperties = Object.fromEntries(ariaNames.map((name) => [propertyOf(name), { type: null, value: null }]))

const ariaObservers = Object.fromEntries(ariaNames.map((name) => [
  propertyOf(name),
  function (this: Builtin, value: unknown) {
    const attribute = name === 'role' ? 'role' : `aria-${name}`
    if (value === null || value === undefined || value === '') hostOf(this).removeAttribute(attribute)
    else hostOf(this).setAttribute(attribute, String(value))
    // WXML has no levels of headings; the first is the title in the navigation bar.
    if (name === 'role' && value === 'heading') hostOf(this).setAttribute('aria-level', '2')
  },
]))

type Observer = NonNullable<BuiltinDefinition['observers']>[string]

/** An answer may come to a page that was left meanwhile; WeChat drops what is set then, and so is it here. */
const whileShown = (observer: Observer): Observer => function (this: Builtin, ...values: never[]) {
  if (this._$.getBackendElement()) observer.apply(this, values)
}

const allWhileShown = (observers: Record<string, unknown>) => Object.fromEntries(
  Object.entries(observers).map(([name, observer]) => [name, whileShown(observer as Observer)]),
)

/** `ignored` are properties that exist in WeChat and mean nothing in a browser. */
export function builtin(
  own: Partial<BuiltinDefinition>, ignored: readonly string[] = [],
): BuiltinDefinition & Record<string, unknown> {
  return {
    properties: {
      ...Object.fromEntries(ignored.map((name) => [name, { type: null, value: null }])),
      ...ariaProperties,
      ...own.properties,
    },
    observers: allWhileShown({ ...ariaObservers, ...own.observers }),
    lifetimes: own.lifetimes ?? {},
  }
}
