import { config, start } from 'village:app'
import { Bars } from './bars'
import { Pages, WrongRoute } from './pages'
import { offerPeople } from './people'
import { part } from './screen'
import { defineComponents } from './space'
import { weChatOf } from './wx'

const home = `/${config.pages[0] ?? ''}`

/** Whoever embeds the phone, or looks at it on one, wants it without what stands around it. */
document.documentElement.classList.toggle('pv-bare', new URLSearchParams(location.search).has('bare'))

const bars = new Bars({
  back: () => pages.back(1),
  home: () => pages.restart(home),
  tab: (url) => pages.toTab(url),
})

Object.assign(globalThis, {
  wx: weChatOf({ bars, pages: () => pages }),
  App: () => undefined,
  getApp: () => ({}),
  getCurrentPages: () => [...pages.instances],
})

start()

const pages = new Pages(defineComponents(), ({ path, url, window }, depth) => {
  bars.show(path, depth)
  bars.title = window.title
  // A reload or a link to this address comes back to the same page.
  history.replaceState(null, '', `#${url}`)
})

function openAddress(): void {
  const asked = decodeURI(location.hash.slice(1))
  try {
    pages.restart(asked === '' ? home : asked)
  } catch (thrown) {
    if (!(thrown instanceof WrongRoute)) throw thrown
    pages.restart(home)
  }
}

window.addEventListener('hashchange', () => {
  if (decodeURI(location.hash.slice(1)) !== pages.address) openAddress()
})
openAddress()
part('clock').textContent = new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit' }).format(new Date())
void offerPeople()
