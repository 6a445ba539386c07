import type { Bars } from '../bars'
import type { Pages } from '../pages'
import { dialogs } from './dialogs'
import { navigation } from './navigation'
import { network } from './network'
import { payment } from './payment'
import { receipt } from './receipt'
import { storage } from './storage'
import { strict } from './strict'
import { subscribe } from './subscribe'
import { system } from './system'

export interface Phone {
  readonly bars: Bars
  readonly pages: () => Pages
}

/** WeChat's own API, as far as the app and its components use it. */
export function weChatOf(phone: Phone): object {
  return strict({ ...dialogs, ...navigation(phone), ...network, ...payment, ...receipt, ...storage, ...subscribe,
    ...system(phone) })
}
