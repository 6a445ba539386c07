import type { CartLine } from '../../data/cart'
import {
  countOf, goodsFenOf, readCart, selectedOf, withAllSelected, withQuantity, withSelected, without, writeCart,
} from '../../data/cart'
import { showCartBadge } from '../../data/cart-badge'
import { showTabMarks } from '../../data/tab-marks'
import { goHome, openCheckout, openProduct } from '../../kit/navigation'
import { ask } from '../../lib/dialogs'
import type { LoadData } from '../../lib/loading'
import { emptyNow, loaded, nothingYet } from '../../lib/loading'

interface Data extends LoadData {
  // kept on this phone
  readonly lines: readonly CartLine[]
  // display
  readonly goodsFen: number
  readonly selectedCount: number
  readonly isAllSelected: boolean
}

const initial: Data = { ...nothingYet, lines: [], goodsFen: 0, selectedCount: 0, isAllSelected: false }

/** Nothing here is loaded: the cart is kept on the phone. */
Page({
  data: initial,

  onShow() {
    showTabMarks()
    this.show(readCart())
  },

  show(lines: readonly CartLine[]) {
    const selected = selectedOf(lines)
    this.setData({
      lines,
      goodsFen: goodsFenOf(selected),
      selectedCount: countOf(selected),
      isAllSelected: lines.length > 0 && selected.length === lines.length,
      ...(lines.length > 0 ? loaded : emptyNow),
    })
  },

  change(lines: readonly CartLine[]) {
    writeCart(lines)
    showCartBadge()
    this.show(lines)
  },

  onSelect(event: WechatMiniprogram.TouchEvent) {
    const { sku } = event.currentTarget.dataset as { sku: number }
    const line = this.data.lines.find(({ skuId }) => skuId === sku)
    if (line !== undefined) this.change(withSelected(this.data.lines, sku, !line.isSelected))
  },

  onSelectAll() {
    this.change(withAllSelected(this.data.lines, !this.data.isAllSelected))
  },

  onQuantity(event: WechatMiniprogram.CustomEvent<{ value: number }>) {
    const { sku } = event.currentTarget.dataset as { sku: number }
    this.change(withQuantity(this.data.lines, sku, event.detail.value))
  },

  async onRemove(event: WechatMiniprogram.TouchEvent) {
    const { sku } = event.currentTarget.dataset as { sku: number }
    const line = this.data.lines.find(({ skuId }) => skuId === sku)
    if (line === undefined || !(await ask('拿出购物车', `不要“${line.title} ${line.skuName}”了吗？`, '不要了'))) return
    this.change(without(this.data.lines, [sku]))
  },

  onOpen(event: WechatMiniprogram.TouchEvent) {
    openProduct((event.currentTarget.dataset as { product: number }).product)
  },

  onCheckout() {
    if (this.data.selectedCount > 0) openCheckout('cart')
  },

  onGoHome() {
    goHome()
  },
})
