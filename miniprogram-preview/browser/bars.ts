import { config, type Tab } from 'village:app'
import { isTab } from './pages'
import { make, part } from './screen'

interface Answers {
  readonly back: () => void
  readonly home: () => void
  readonly tab: (url: string) => void
}

/** The bars that WeChat draws around a page: title and way back above, tabs below. */
export class Bars {
  private readonly badges = new Map<number, string>()
  private readonly dots = new Set<number>()
  private current = ''

  constructor(private readonly answers: Answers) {
    part('back').addEventListener('click', () => answers.back())
    part('home').addEventListener('click', () => answers.home())
    this.drawTabs()
  }

  show(path: string, depth: number): void {
    this.current = path
    part('back').hidden = depth < 2
    part('home').hidden = depth > 1 || isTab(path)
    part('tabs').hidden = !isTab(path)
    this.drawTabs()
  }

  set title(title: string) {
    part('title').textContent = title
  }

  setBadge(index: number, text: string): void {
    if (text === '') this.badges.delete(index)
    else this.badges.set(index, text)
    this.drawTabs()
  }

  setDot(index: number, isShown: boolean): void {
    if (isShown) this.dots.add(index)
    else this.dots.delete(index)
    this.drawTabs()
  }

  /** WeChat refuses dots and badges from any other page. */
  get hasTabs(): boolean {
    return isTab(this.current)
  }

  private drawTabs(): void {
    part('tabs').replaceChildren(...config.tabBar.list.map((tab, index) => this.tabOf(tab, index)))
  }

  private tabOf({ pagePath, text, iconPath, selectedIconPath }: Tab, index: number): HTMLElement {
    const isHere = pagePath === this.current
    const tab = make('button', `pv-tab${isHere ? ' pv-tab--here' : ''}`)
    const icon = document.createElement('img')
    icon.src = isHere ? selectedIconPath : iconPath
    icon.alt = ''
    tab.setAttribute('role', 'tab')
    tab.setAttribute('aria-selected', String(isHere))
    tab.append(icon, make('span', '', text))
    const badge = this.badges.get(index)
    if (badge !== undefined) tab.append(make('b', 'pv-tab__badge', badge))
    else if (this.dots.has(index)) tab.append(dot())
    tab.addEventListener('click', () => this.answers.tab(`/${pagePath}`))
    return tab
  }
}

function dot(): HTMLElement {
  const mark = make('b', 'pv-tab__dot')
  mark.setAttribute('role', 'img')
  mark.setAttribute('aria-label', '有新消息')
  return mark
}
