import type { Product } from '../../../../api/types'
import { addLine, countOf, lineOf, readCart, writeBuyNow, writeCart } from '../../../../data/cart'
import { getProduct } from '../../../../data/catalog'
import { goHome, goToCart, openArtisan, openCheckout } from '../../../../kit/navigation'
import { definePage } from '../../../../lib/define-page'
import { say } from '../../../../lib/dialogs'
import type { LoadData } from '../../../../lib/loading'
import { nothingYet } from '../../../../lib/loading'
import type { BlockView } from '../../../../views/goods'
import { blocksOf, cheapestSku, isSoldOut, pictureUrl, seasonOf } from '../../../../views/goods'

type SheetAction = 'cart' | 'now'

interface Data extends LoadData {
  // from the server
  readonly product: Product | null
  // state
  readonly canBuy: boolean
  readonly closedText: string
  readonly isSheetOpen: boolean
  readonly sheetAction: SheetAction
  // display
  readonly id: number
  /** One empty address where there is no picture: then a drawing stands there. */
  readonly pictureUrls: readonly string[]
  readonly priceFen: number
  readonly hasSeveralPrices: boolean
  readonly afterSalesText: string
  readonly variantsText: string
  readonly seasonText: string
  readonly keepingText: string
  readonly blocks: readonly BlockView[]
  readonly cartCount: number
}

const initial: Data = {
  ...nothingYet,
  product: null,
  canBuy: false,
  closedText: '',
  isSheetOpen: false,
  sheetAction: 'cart',
  id: 0,
  pictureUrls: [''],
  priceFen: 0,
  hasSeveralPrices: false,
  afterSalesText: '',
  variantsText: '',
  seasonText: '',
  keepingText: '',
  blocks: [],
  cartCount: 0,
}

definePage({
  data: initial,

  onLoad(query) {
    this.setData({ id: Number(query['id'] ?? 0) })
  },

  onShow() {
    this.setData({ cartCount: countOf(readCart()) })
  },

  load() {
    return getProduct(this.data.id)
  },

  show(product: Product) {
    void wx.setNavigationBarTitle({ title: product.name })
    return viewOf(product)
  },

  onArtisan() {
    const artisanId = this.data.product?.artisanId ?? null
    if (artisanId !== null) openArtisan(artisanId)
  },

  onAddToCart() {
    this.setData({ isSheetOpen: true, sheetAction: 'cart' })
  },

  onBuyNow() {
    this.setData({ isSheetOpen: true, sheetAction: 'now' })
  },

  onCloseSheet() {
    this.setData({ isSheetOpen: false })
  },

  onConfirm(event: WechatMiniprogram.CustomEvent<{ skuId: number; quantity: number }>) {
    const { product, sheetAction } = this.data
    const sku = product?.skus.find(({ id }) => id === event.detail.skuId)
    if (product === null || sku === undefined) return
    const line = lineOf(product, sku, event.detail.quantity)
    if (sheetAction === 'now') {
      writeBuyNow(line)
      this.setData({ isSheetOpen: false })
      openCheckout('now')
      return
    }
    const cart = addLine(readCart(), line)
    writeCart(cart)
    this.setData({ isSheetOpen: false, cartCount: countOf(cart) })
    say('已放进购物车')
  },

  onCart() {
    goToCart()
  },

  onHome() {
    goHome()
  },
})

function viewOf(product: Product): Partial<Data> {
  const soldOut = isSoldOut(product)
  return {
    product,
    canBuy: product.isOnSale && !soldOut,
    closedText: product.isOnSale ? (soldOut ? '已售完，等下一批' : '') : '已下架',
    pictureUrls: product.pictures.length === 0 ? [''] : product.pictures.map((one) => pictureUrl(one, 'large')),
    priceFen: cheapestSku(product)?.priceFen ?? 0,
    hasSeveralPrices: new Set(product.skus.map(({ priceFen }) => priceFen)).size > 1,
    afterSalesText: afterSalesTextOf(product.afterSalesHours),
    variantsText: product.skus.map(({ name }) => name).join(' / '),
    seasonText: seasonOf(product),
    keepingText: keepingTextOf(product),
    blocks: blocksOf(product),
  }
}

function afterSalesTextOf(hours: number): string {
  const span = hours % 24 === 0 ? `${hours / 24} 天` : `${hours} 小时`
  return `收到后 ${span}内有问题，可以联系店家退款`
}

function keepingTextOf({ shelfLifeDays, storage }: Pick<Product, 'shelfLifeDays' | 'storage'>): string {
  return [storage, shelfLifeDays === null ? '' : `保质期 ${shelfLifeDays} 天`].filter((part) => part !== '').join('，')
}
