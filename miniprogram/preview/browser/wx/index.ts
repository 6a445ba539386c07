import type { Bars } from '../bars'
import type { Pages } from '../pages'
import { dialogs } from './dialogs'
import { navigation } from './navigation'
import { network } from './network'
import { payment } from './payment'
import { storage } from './storage'
import { system } from './system'

export interface Phone {
  readonly bars: Bars
  readonly pages: () => Pages
}

/** WeChat's own API. What it lacks throws and says its name: a call that does nothing would pass every test. */
export function weChatOf(phone: Phone): object {
  return strict({ ...dialogs, ...navigation(phone), ...network, ...payment, ...storage, ...system(phone) })
}

export function strict(api: Readonly<Record<string, unknown>>): object {
  return new Proxy(api, {
    get(target, name) {
      if (typeof name === 'symbol') return undefined
      if (!Object.hasOwn(target, name)) throw new Error(`wx.${name} is not in the preview`)
      return target[name]
    },
  })
}
