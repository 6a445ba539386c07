import { builtin, hostOf } from './definition'

/** How near to an end counts as there; WeChat's default. */
const thresholdPx = 50

export const scrollView = builtin(
  {
    properties: {
      scrollX: { type: Boolean, value: false },
      scrollY: { type: Boolean, value: false },
      enableFlex: { type: Boolean, value: false },
      scrollLeft: { type: Number, value: 0 },
      scrollTop: { type: Number, value: 0 },
      scrollIntoView: { type: String, value: '' },
      scrollWithAnimation: { type: Boolean, value: false },
    },
    observers: {
      'scrollX, scrollY, enableFlex'(isX: boolean, isY: boolean, isFlex: boolean) {
        const { style } = hostOf(this)
        style.overflowX = isX ? 'auto' : 'hidden'
        style.overflowY = isY ? 'auto' : 'hidden'
        if (isFlex) style.display = 'flex'
      },
      'scrollLeft, scrollTop'(left: number, top: number) {
        const behavior = this.data['scrollWithAnimation'] === true ? 'smooth' : 'auto'
        hostOf(this).scrollTo({ left, top, behavior })
      },
      scrollIntoView(id: string) {
        const host = hostOf(this)
        // What it names may come with the same update; its id carries its component's own before it.
        queueMicrotask(() => {
          const named = id === '' ? null : host.querySelector<HTMLElement>(`[id$="--${CSS.escape(id)}"]`)
          if (named !== null) host.scrollTo({ left: named.offsetLeft, top: named.offsetTop })
        })
      },
    },
    lifetimes: {
      attached() {
        const host = hostOf(this)
        // What scrolls can be scrolled with keys, too.
        host.tabIndex = 0
        let isAtEnd = false
        host.addEventListener('scroll', () => {
          const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientHeight } = host
          this.triggerEvent('scroll', { scrollLeft, scrollTop, scrollWidth, scrollHeight })
          const wasAtEnd = isAtEnd
          isAtEnd = scrollHeight - clientHeight - scrollTop < thresholdPx
          if (isAtEnd && !wasAtEnd) this.triggerEvent('scrolltolower', { direction: 'bottom' })
        })
      },
    },
  },
  ['enhanced', 'scrollAnchoring', 'enablePassive', 'showScrollbar', 'type'],
)
