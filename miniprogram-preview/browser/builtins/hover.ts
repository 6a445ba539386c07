import type { Builtin } from './definition'
import { hostOf } from './definition'

export const hoverProperties = { hoverClass: { type: String, value: 'none' } }

export const hoverIgnored = ['hoverStopPropagation', 'hoverStartTime', 'hoverStayTime'] as const

/** The class for as long as a finger rests on it. */
export function followFinger(component: Builtin): void {
  const host = hostOf(component)
  let shown = ''
  const leave = () => {
    if (shown === '') return
    for (const name of shown.split(/\s+/)) component._$.classList?.toggle(name, false)
    shown = ''
  }
  host.addEventListener('pointerdown', () => {
    const { hoverClass } = component.data
    if (typeof hoverClass !== 'string' || hoverClass === '' || hoverClass === 'none') return
    shown = hoverClass
    for (const name of shown.split(/\s+/)) component._$.classList?.toggle(name, true)
  })
  for (const end of ['pointerup', 'pointercancel', 'pointerleave']) host.addEventListener(end, leave)
}
