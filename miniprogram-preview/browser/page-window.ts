import type { Root } from 'glass-easel-miniprogram-adapter'
import type { WindowConfig } from 'village:app'
import type { PageInstance } from './pages'
import { PullDown } from './pull-down'
import { make, measure, part } from './screen'

/** How near to its end a page counts as read to the end; WeChat's default. */
const bottomPx = 50

/** One page's part of the screen. It scrolls by itself, and what is fixed is fixed in it. */
export class PageWindow {
  title: string

  private readonly element: HTMLElement
  private readonly scroller: HTMLElement
  private readonly pullDown: PullDown | null
  private readonly sizes: ResizeObserver
  /** How high the page was when its end was reached; null while something is left to read. */
  private endedAt: number | null = null

  constructor(path: string, private readonly page: PageInstance, config: WindowConfig) {
    this.title = config.navigationBarTitleText ?? ''
    this.element = make('div', 'pv-window')
    this.element.dataset['page'] = path
    this.scroller = make('div', 'pv-window__scroller')
    this.scroller.tabIndex = 0
    this.element.append(this.scroller)
    this.pullDown = config.enablePullDownRefresh === true
      ? new PullDown(this.element, this.scroller, () => void page.onPullDownRefresh?.())
      : null
    this.sizes = new ResizeObserver(() => measure(this.element))
    this.sizes.observe(this.element)
    this.scroller.addEventListener('scroll', () => this.onScroll(), { passive: true })
  }

  attach(root: Root): void {
    part('pages').append(this.element)
    measure(this.element)
    const place = make('div', '')
    this.scroller.append(place)
    root.attach(this.scroller as never, place as never)
  }

  set isSeen(isSeen: boolean) {
    this.element.hidden = !isSeen
  }

  get scrollTop(): number {
    return this.scroller.scrollTop
  }

  scrollTo(top: number, isSmooth: boolean): void {
    this.scroller.scrollTo({ top, behavior: isSmooth ? 'smooth' : 'auto' })
  }

  startPullDown(): void {
    this.pullDown?.start()
  }

  stopPullDown(): void {
    this.pullDown?.stop()
  }

  remove(): void {
    this.sizes.disconnect()
    this.element.remove()
  }

  private onScroll(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller
    this.page.onPageScroll?.({ scrollTop })
    const endedAt = scrollHeight - clientHeight - scrollTop < bottomPx ? scrollHeight : null
    if (endedAt !== null && endedAt !== this.endedAt) this.page.onReachBottom?.()
    this.endedAt = endedAt
  }
}
