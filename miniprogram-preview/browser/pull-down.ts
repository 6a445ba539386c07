import { make } from './screen'

/** Pulled further than this, letting go refreshes. */
const enoughPx = 56
const furthestPx = 96

/** Pull to refresh, by finger or by mouse. */
export class PullDown {
  private readonly dots = make('div', 'pv-pull')
  private startedAt: number | null = null
  private distance = 0
  private isRunning = false

  constructor(
    window: HTMLElement, private readonly scroller: HTMLElement, private readonly refresh: () => void,
  ) {
    this.dots.append(make('i', ''), make('i', ''), make('i', ''))
    this.dots.setAttribute('role', 'status')
    this.dots.hidden = true
    window.prepend(this.dots)
    scroller.addEventListener('pointerdown', ({ clientY, target }) => {
      const isTyping = target instanceof HTMLInputElement
      if (scroller.scrollTop <= 0 && !this.isRunning && !isTyping) this.startedAt = clientY
    })
    scroller.addEventListener('pointermove', ({ clientY }) => {
      if (this.startedAt !== null) this.show(Math.min(furthestPx, (clientY - this.startedAt) / 2))
    })
    for (const end of ['pointerup', 'pointercancel', 'pointerleave']) {
      scroller.addEventListener(end, () => this.letGo())
    }
  }

  start(): void {
    if (this.isRunning) return
    this.isRunning = true
    this.show(enoughPx)
    this.dots.setAttribute('aria-label', '正在刷新')
    this.refresh()
  }

  stop(): void {
    this.isRunning = false
    this.show(0)
    this.dots.removeAttribute('aria-label')
  }

  private letGo(): void {
    if (this.startedAt === null) return
    this.startedAt = null
    if (this.distance >= enoughPx) this.start()
    else this.show(0)
  }

  private show(distance: number): void {
    this.distance = Math.max(0, distance)
    this.dots.hidden = this.distance === 0
    this.scroller.style.translate = this.distance === 0 ? '' : `0 ${this.distance}px`
  }
}
