/** Every page's address in one place. */
export function openProduct(id: number): void {
  void wx.navigateTo({ url: `/pages/product/product?id=${id}` })
}

export function openArtisan(id: number): void {
  void wx.navigateTo({ url: `/pages/artisan/artisan?id=${id}` })
}

export function openCategory(category: string): void {
  void wx.navigateTo({ url: `/pages/category/category?category=${category}` })
}

export function openSearch(): void {
  void wx.navigateTo({ url: '/pages/search/search' })
}

export function openCheckout(from: 'cart' | 'now'): void {
  void wx.navigateTo({ url: `/pages/checkout/checkout?from=${from}` })
}

export function openOrders(tab: string): void {
  void wx.navigateTo({ url: `/pages/orders/orders?tab=${tab}` })
}

export function openOrder(number: string): void {
  void wx.navigateTo({ url: `/pages/order/order?number=${encodeURIComponent(number)}` })
}

/** Back must not lead into a checkout whose order was placed. */
export function replaceByPayResult(number: string): void {
  void wx.redirectTo({ url: `/pages/pay-result/pay-result?number=${encodeURIComponent(number)}` })
}

export function openHousehold(): void {
  void wx.navigateTo({ url: '/pages/household/household' })
}

export function openSettings(): void {
  void wx.navigateTo({ url: '/pages/settings/settings' })
}

export function goHome(): void {
  void wx.switchTab({ url: '/pages/home/home' })
}

export function goToCart(): void {
  void wx.switchTab({ url: '/pages/cart/cart' })
}
