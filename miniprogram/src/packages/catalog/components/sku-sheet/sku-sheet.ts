import type { Product, Sku } from '../../../../api/types'
import { quantityMax } from '../../../../data/cart'
import { pictureOf } from '../../../../views/goods'

/** Which variant and how many. What happens then, the page decides. */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    product: { type: Object, value: {} as Product },
    action: { type: String, value: '加入购物车' },
  },
  data: {
    skus: [] as readonly Sku[],
    chosenId: 0,
    priceFen: 0,
    stock: 0,
    quantity: 1,
    quantityLimit: 1,
    pictureUrl: '',
    stockText: '',
  },
  observers: {
    product(product: Partial<Product>) {
      const skus = product.skus ?? []
      this.setData({ skus, pictureUrl: product.id === undefined ? '' : pictureOf(product as Product) })
      const first = skus.find((sku) => sku.stock > 0) ?? skus[0]
      if (first !== undefined) this.choose(first)
    },
  },
  methods: {
    onChoose(event: WechatMiniprogram.TouchEvent) {
      const { id } = event.currentTarget.dataset as { id: number }
      const sku = this.data.skus.find((one) => one.id === id)
      if (sku !== undefined && sku.stock > 0) this.choose(sku)
    },
    choose(sku: Sku) {
      const quantityLimit = Math.max(1, Math.min(sku.stock, quantityMax))
      this.setData({
        chosenId: sku.id,
        priceFen: sku.priceFen,
        stock: sku.stock,
        quantityLimit,
        quantity: Math.min(this.data.quantity, quantityLimit),
        stockText: stockTextOf(sku.stock),
      })
    },
    onQuantity(event: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.setData({ quantity: event.detail.value })
    },
    onConfirm() {
      if (this.data.stock > 0) {
        this.triggerEvent('confirm', { skuId: this.data.chosenId, quantity: this.data.quantity })
      }
    },
    onVisibleChange(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.onClose()
    },
    onClose() {
      this.triggerEvent('close')
    },
  },
})

function stockTextOf(stock: number): string {
  if (stock <= 0) return '已售完'
  return stock <= 10 ? `只剩 ${stock} 件` : `还有 ${stock} 件`
}
