import type { Category, Product } from '../../../../api/types'
import { listCategories, listProducts } from '../../../../data/catalog'
import { goHome } from '../../../../kit/navigation'
import { defineListPage } from '../../../../lib/define-page'
import type { GrowingData, Part } from '../../../../lib/growing-list'
import { nothingGrown } from '../../../../lib/growing-list'
import type { ProductCardView } from '../../../../views/goods'
import { cardOf } from '../../../../views/goods'

interface Data extends GrowingData {
  // from the server
  readonly products: readonly ProductCardView[]
  readonly categories: readonly Category[]
  // display
  /** Its id; 0 before anything is known. */
  readonly chosen: number
}

const initial: Data = { ...nothingGrown, products: [], categories: [], chosen: 0 }

defineListPage({
  data: initial,

  onLoad(query) {
    this.setData({ chosen: Number(query['id'] ?? 0) })
  },

  async list(part: Part<Product>) {
    if (part.after !== undefined) return listProducts({ categoryId: this.data.chosen }, part)
    const categories = await listCategories()
    // A link may be older than the shelf: then it opens at the first.
    const chosen = categories.find(({ id }) => id === this.data.chosen) ?? categories[0]
    this.setData({ categories, chosen: chosen?.id ?? 0 })
    return chosen === undefined ? [] : listProducts({ categoryId: chosen.id }, part)
  },

  showItems(products: readonly Product[]) {
    return { products: products.map(cardOf) }
  },

  onChoose(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: number }
    if (id !== this.data.chosen) void this.startOver({ chosen: id })
  },

  onGoHome() {
    goHome()
  },
})
