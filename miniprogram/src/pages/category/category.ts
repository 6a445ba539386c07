import type { Product, ProductCategory } from '../../api/types'
import type { Category, ProductCardView } from '../../services/catalog'
import { cardOf, categories, listProducts } from '../../services/catalog'
import type { GrowingData } from '../../services/growing-list'
import { GrowingList, nothingGrown } from '../../services/growing-list'
import { goHome } from '../../services/navigation'

interface Data extends GrowingData {
  // from the server
  readonly products: readonly ProductCardView[]
  // display
  readonly categories: readonly Category[]
  readonly chosen: ProductCategory
}

const initial: Data = { ...nothingGrown, products: [], categories, chosen: 'tea' }

Page({
  data: initial,
  shelf: null as GrowingList<Product> | null,

  onLoad(query: Record<string, string | undefined>) {
    const asked = categories.find(({ key }) => key === query['category'])
    this.setData({ chosen: asked?.key ?? 'tea' })
    this.shelf = new GrowingList<Product>(
      (part) => listProducts({ category: this.data.chosen }, part),
      (state, products) => this.setData({ ...state, products: products.map(cardOf) }),
    )
    void this.shelf.start()
  },

  onReachBottom() {
    void this.shelf?.loadMore()
  },

  onMore() {
    void this.shelf?.loadMore()
  },

  onChoose(event: WechatMiniprogram.TouchEvent) {
    const { key } = event.currentTarget.dataset as { key: ProductCategory }
    if (key === this.data.chosen) return
    this.setData({ chosen: key })
    void this.shelf?.start()
  },

  onRetry() {
    void this.shelf?.start()
  },

  onGoHome() {
    goHome()
  },
})
