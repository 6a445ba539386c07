import type { Product, ProductCategory } from '../../../../api/types'
import { listProducts } from '../../../../data/catalog'
import { goHome } from '../../../../kit/navigation'
import { defineListPage } from '../../../../lib/define-page'
import type { GrowingData, Part } from '../../../../lib/growing-list'
import { nothingGrown } from '../../../../lib/growing-list'
import type { Category, ProductCardView } from '../../../../views/goods'
import { cardOf, categories } from '../../../../views/goods'

interface Data extends GrowingData {
  // from the server
  readonly products: readonly ProductCardView[]
  // display
  readonly categories: readonly Category[]
  readonly chosen: ProductCategory
}

const initial: Data = { ...nothingGrown, products: [], categories, chosen: 'tea' }

defineListPage({
  data: initial,

  onLoad(query) {
    const asked = categories.find(({ key }) => key === query['category'])
    this.setData({ chosen: asked?.key ?? 'tea' })
  },

  list(part: Part<Product>) {
    return listProducts({ category: this.data.chosen }, part)
  },

  showItems(products: readonly Product[]) {
    return { products: products.map(cardOf) }
  },

  onChoose(event: WechatMiniprogram.TouchEvent) {
    const { key } = event.currentTarget.dataset as { key: ProductCategory }
    if (key !== this.data.chosen) void this.startOver({ chosen: key })
  },

  onGoHome() {
    goHome()
  },
})
