import type { Product } from '../../api/types'
import { villageName } from '../../config'
import { styleUrl } from '../../drawings/drawing'
import { villageDrawing } from '../../drawings/village'
import { showCartBadge } from '../../services/cart-badge'
import { showMoneyDot } from '../../services/money-dot'
import type { Category, ProductCardView } from '../../services/catalog'
import { cardOf, categories, listProducts } from '../../services/catalog'
import type { GrowingData } from '../../services/growing-list'
import { GrowingList, nothingGrown } from '../../services/growing-list'
import { openCategory, openSearch } from '../../services/navigation'

interface Data extends GrowingData {
  // from the server
  readonly products: readonly ProductCardView[]
  // display
  readonly banner: string
  readonly villageName: string
  readonly categories: readonly Category[]
}

const initial: Data = {
  ...nothingGrown,
  products: [],
  banner: `background-image:${styleUrl(villageDrawing())}`,
  villageName,
  categories,
}

Page({
  data: initial,
  shelf: null as GrowingList<Product> | null,

  onLoad() {
    this.shelf = new GrowingList<Product>(
      (part) => listProducts({}, part),
      (state, products) => this.setData({ ...state, products: products.map(cardOf) }),
    )
    void this.shelf.start()
  },

  onShow() {
    showCartBadge()
    showMoneyDot()
  },

  async onPullDownRefresh() {
    await this.shelf?.load()
    void wx.stopPullDownRefresh()
  },

  onReachBottom() {
    void this.shelf?.loadMore()
  },

  onMore() {
    void this.shelf?.loadMore()
  },

  onRetry() {
    void this.shelf?.start()
  },

  onSearch() {
    openSearch()
  },

  onCategory(event: WechatMiniprogram.TouchEvent) {
    openCategory((event.currentTarget.dataset as { key: string }).key)
  },
})
