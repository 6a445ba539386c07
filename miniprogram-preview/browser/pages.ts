import type { CodeSpace, Root } from 'glass-easel-miniprogram-adapter'
import { components, config } from 'village:app'
import { PageWindow } from './page-window'
import { backend } from './space'

export interface PageInstance {
  readonly route: string
  onLoad?(query: Readonly<Record<string, string>>): void
  onShow?(): void
  onReady?(): void
  onHide?(): void
  onUnload?(): void
  onPullDownRefresh?(): unknown
  onReachBottom?(): void
  onPageScroll?(event: { readonly scrollTop: number }): void
  onShareAppMessage?(event: { readonly from: string }): unknown
}

interface OpenPage {
  readonly url: string
  readonly path: string
  readonly root: Root
  readonly page: PageInstance
  readonly window: PageWindow
}

export class WrongRoute extends Error {}

/** WeChat keeps ten pages and refuses the next. */
const deepest = 10

/** The pages that are open, the last of them seen; pages of the tab bar stay alive once they were opened. */
export class Pages {
  private readonly stack: OpenPage[] = []
  private readonly tabs = new Map<string, OpenPage>()

  constructor(private readonly space: CodeSpace, private readonly changed: (top: OpenPage, depth: number) => void) {}

  get top(): OpenPage | null {
    return this.stack.at(-1) ?? null
  }

  get instances(): readonly PageInstance[] {
    return this.stack.map(({ page }) => page)
  }

  get address(): string {
    return this.top?.url ?? ''
  }

  open(url: string): void {
    const { path } = parse(url)
    if (isTab(path)) throw new WrongRoute('can not navigateTo a tabbar page')
    if (this.stack.length >= deepest) throw new WrongRoute('webview count limit exceed')
    this.hideTop()
    this.show(this.create(url))
  }

  replace(url: string): void {
    if (isTab(parse(url).path)) throw new WrongRoute('can not redirectTo a tabbar page')
    this.drop(this.stack.length - 1)
    this.show(this.create(url))
  }

  back(delta: number): void {
    if (this.stack.length < 2) throw new WrongRoute('cannot navigate back at first page')
    this.drop(Math.max(1, this.stack.length - delta))
    this.showAgain()
  }

  toTab(url: string): void {
    const { path } = parse(url)
    if (!isTab(path)) throw new WrongRoute('can not switch to no-tabBar page')
    if (this.top?.path === path) return
    this.drop(1)
    this.hideTop()
    this.stack.length = 0
    const there = this.tabs.get(path)
    if (there === undefined) this.show(this.create(url))
    else {
      this.stack.push(there)
      this.showAgain()
    }
  }

  restart(url: string): void {
    this.drop(0)
    for (const open of this.tabs.values()) close(open)
    this.tabs.clear()
    this.show(this.create(url))
  }

  private create(url: string): OpenPage {
    const { path } = parse(url)
    const root = backend.createRoot('page', this.space, path)
    const page = Object.assign(root.get(), { route: path, options: parse(url).query }) as unknown as PageInstance
    const window = new PageWindow(path, page, { ...config.window, ...definitionOf(path).config })
    const open = { url, path, root, page, window }
    if (isTab(path)) this.tabs.set(path, open)
    return open
  }

  private show(open: OpenPage): void {
    const { root, page, window, url } = open
    this.stack.push(open)
    this.changed(open, this.stack.length)
    window.attach(root)
    page.onLoad?.(parse(url).query)
    root.getComponent().triggerPageLifetime('show', [])
    page.onShow?.()
    page.onReady?.()
  }

  private showAgain(): void {
    const open = this.top
    if (open === null) return
    this.changed(open, this.stack.length)
    open.window.isSeen = true
    open.root.getComponent().triggerPageLifetime('show', [])
    open.page.onShow?.()
  }

  private hideTop(): void {
    const open = this.top
    if (open === null) return
    open.page.onHide?.()
    open.root.getComponent().triggerPageLifetime('hide', [])
    open.window.isSeen = false
  }

  /** Closes the pages above `depth`; one of the tab bar is only hidden. */
  private drop(depth: number): void {
    while (this.stack.length > depth) {
      const open = this.stack.at(-1)
      if (open === undefined) return
      if (isTab(open.path)) this.hideTop()
      else close(open)
      this.stack.pop()
    }
  }
}

function close({ page, root, window }: OpenPage): void {
  page.onUnload?.()
  root.release()
  window.remove()
}

export function isTab(path: string): boolean {
  return config.tabBar.list.some(({ pagePath }) => pagePath === path)
}

function definitionOf(path: string) {
  const found = components.find((one) => one.isPage && one.path === path)
  if (found === undefined) throw new WrongRoute(`page "${path}" is not found`)
  return found
}

function parse(url: string): { readonly path: string; readonly query: Readonly<Record<string, string>> } {
  const [address = '', query = ''] = url.split('?', 2)
  const path = address.replace(/^\//, '')
  definitionOf(path)
  const pairs = query.split('&').filter((pair) => pair !== '').map((pair) => {
    const [name = '', value = ''] = pair.split('=', 2)
    // As in WeChat, nothing is decoded.
    return [name, value] as const
  })
  return { path, query: Object.fromEntries(pairs) }
}
