import { countOf, readCart } from './cart'
import { placeOf } from './tabs'

const most = 99

/** Pages of the tab bar call it when they are shown and when the cart changed: elsewhere WeChat refuses. */
export function showCartBadge(): void {
  const count = countOf(readCart())
  if (count === 0) void wx.removeTabBarBadge({ index: placeOf('cart') })
  else void wx.setTabBarBadge({ index: placeOf('cart'), text: count > most ? `${most}+` : String(count) })
}
