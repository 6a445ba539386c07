import { ofVillage } from '../village'
import type { Builtin } from './definition'
import { builtin, hostOf } from './definition'

const fits: Readonly<Record<string, string>> = { scaleToFill: 'fill', aspectFit: 'contain', aspectFill: 'cover' }

export const image = builtin(
  {
    properties: { src: { type: String, value: '' }, mode: { type: String, value: 'scaleToFill' } },
    observers: {
      src() {
        draw(this)
      },
      mode() {
        draw(this)
      },
    },
    lifetimes: {
      attached() {
        draw(this)
      },
    },
  },
  ['lazyLoad', 'webp', 'showMenuByLongpress'],
)

function draw(component: Builtin): void {
  const { src: named, mode } = component.data as { src: string; mode: string }
  const src = ofVillage(named)
  const host = hostOf(component)
  let shown = host.querySelector('img')
  if (shown === null) {
    shown = document.createElement('img')
    shown.alt = ''
    shown.addEventListener('load', () => {
      component.triggerEvent('load', { width: shown?.naturalWidth, height: shown?.naturalHeight })
    })
    shown.addEventListener('error', () => component.triggerEvent('error', { errMsg: 'GET image fail' }))
    host.append(shown)
  }
  shown.style.objectFit = fits[mode] ?? 'fill'
  if (src !== '' && shown.getAttribute('src') !== src) shown.src = src
}
