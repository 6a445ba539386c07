import { addressOf } from '../data/tabs'
import { say } from '../lib/dialogs'

/** Every page's address in one place. */
export function openProduct(id: number): void {
  open(`/packages/catalog/pages/product/product?id=${id}`)
}

export function openArtisan(id: number): void {
  open(`/packages/makers/pages/artisan/artisan?id=${id}`)
}

export function openCategory(id: number): void {
  open(`/packages/catalog/pages/category/category?id=${id}`)
}

export function openSearch(): void {
  open('/packages/catalog/pages/search/search')
}

export function openCheckout(from: 'cart' | 'now'): void {
  open(`/packages/order/pages/checkout/checkout?from=${from}`)
}

export function openOrders(tab: string): void {
  open(`/packages/order/pages/orders/orders?tab=${tab}`)
}

export function openOrder(number: string): void {
  open(`/packages/order/pages/order/order?number=${encodeURIComponent(number)}`)
}

/** Back must not lead into a checkout whose order was placed. */
export function replaceByPayResult(number: string): void {
  const url = `/packages/order/pages/pay-result/pay-result?number=${encodeURIComponent(number)}`
  void wx.redirectTo({ url, fail: notHere })
}

export function openHousehold(): void {
  open('/packages/household/pages/household/household')
}

/** Where a code of the village is typed in. */
export function openLink(): void {
  open('/packages/household/pages/link/link')
}

/** What our household has against its line of a dividend plan. */
export function openObjection(periodId: number): void {
  open(`/packages/household/pages/objection/objection?period=${periodId}`)
}

export function openSettings(): void {
  open('/packages/settings/pages/settings/settings')
}

export function goHome(): void {
  void wx.switchTab({ url: addressOf('home') })
}

export function goToCart(): void {
  void wx.switchTab({ url: addressOf('cart') })
}

function open(url: string): void {
  void wx.navigateTo({ url, fail: notHere })
}

/** A page lies in a package, which the phone may have to fetch first. */
function notHere(): void {
  say('这一页没有打开，请检查网络后再试')
}
