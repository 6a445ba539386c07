import { countOf, readCart } from './cart'

/** The cart's place in the tab bar of app.json. */
const cartTab = 2
const most = 99

/** Pages of the tab bar call it when they are shown and when the cart changed: elsewhere WeChat refuses. */
export function showCartBadge(): void {
  const count = countOf(readCart())
  if (count === 0) void wx.removeTabBarBadge({ index: cartTab })
  else void wx.setTabBarBadge({ index: cartTab, text: count > most ? `${most}+` : String(count) })
}
