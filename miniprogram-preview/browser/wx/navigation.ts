import { WrongRoute } from '../pages'
import type { Bars } from '../bars'
import type { Phone } from '.'
import { type Options, Refused, answer } from './answer'

interface ToPage extends Options {
  readonly url: string
}

export function navigation({ bars, pages }: Phone) {
  const go = (name: string, options: Options, work: () => void) => answer(name, options, () => {
    try {
      work()
      return {}
    } catch (thrown) {
      if (thrown instanceof WrongRoute) throw new Refused(thrown.message)
      throw thrown
    }
  })
  return {
    navigateTo: (to: ToPage) => go('navigateTo', to, () => pages().open(to.url)),
    redirectTo: (to: ToPage) => go('redirectTo', to, () => pages().replace(to.url)),
    switchTab: (to: ToPage) => go('switchTab', to, () => pages().toTab(to.url)),
    reLaunch: (to: ToPage) => go('reLaunch', to, () => pages().restart(to.url)),
    navigateBack: (options: Options & { readonly delta?: number } = {}) =>
      go('navigateBack', options, () => pages().back(options.delta ?? 1)),
    setNavigationBarTitle: (options: Options & { readonly title: string }) =>
      go('setNavigationBarTitle', options, () => {
        bars.title = options.title
        const { top } = pages()
        if (top !== null) top.window.title = options.title
      }),
    setTabBarBadge: (options: Options & { readonly index: number; readonly text: string }) =>
      go('setTabBarBadge', options, () => bars.setBadge(options.index, options.text)),
    removeTabBarBadge: (options: Options & { readonly index: number }) =>
      go('removeTabBarBadge', options, () => bars.setBadge(options.index, '')),
    showTabBarRedDot: (options: Options & { readonly index: number }) =>
      go('showTabBarRedDot', options, () => setDot(bars, options.index, true)),
    hideTabBarRedDot: (options: Options & { readonly index: number }) =>
      go('hideTabBarRedDot', options, () => setDot(bars, options.index, false)),
    startPullDownRefresh: (options: Options = {}) =>
      go('startPullDownRefresh', options, () => pages().top?.window.startPullDown()),
    stopPullDownRefresh: (options: Options = {}) =>
      go('stopPullDownRefresh', options, () => pages().top?.window.stopPullDown()),
    pageScrollTo: (options: Options & { readonly scrollTop?: number; readonly duration?: number }) =>
      go('pageScrollTo', options, () => pages().top?.window.scrollTo(options.scrollTop ?? 0, options.duration !== 0)),
  }
}

function setDot(bars: Bars, index: number, isShown: boolean): void {
  if (!bars.hasTabs) throw new WrongRoute('not TabBar page')
  bars.setDot(index, isShown)
}
