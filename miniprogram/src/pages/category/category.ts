import { asProblem } from '../../api/problem'
import type { ProductCategory } from '../../api/types'
import type { Category, ProductCardView } from '../../services/catalog'
import { cardOf, categories, listProducts } from '../../services/catalog'
import type { LoadData } from '../../services/loading'
import { emptyNow, failedBy, loaded, nothingYet } from '../../services/loading'
import { goHome } from '../../services/navigation'

interface Data extends LoadData {
  // from the server
  readonly products: readonly ProductCardView[]
  // display
  readonly categories: readonly Category[]
  readonly chosen: ProductCategory
}

const initial: Data = { ...nothingYet, products: [], categories, chosen: 'tea' }

Page({
  data: initial,
  asked: 0,

  onLoad(query: Record<string, string | undefined>) {
    const asked = categories.find(({ key }) => key === query['category'])
    this.setData({ chosen: asked?.key ?? 'tea' })
    void this.load()
  },

  onChoose(event: WechatMiniprogram.TouchEvent) {
    const { key } = event.currentTarget.dataset as { key: ProductCategory }
    if (key === this.data.chosen) return
    this.setData({ chosen: key, ...nothingYet })
    void this.load()
  },

  onRetry() {
    this.setData(nothingYet)
    void this.load()
  },

  onGoHome() {
    goHome()
  },

  async load() {
    const mine = ++this.asked
    try {
      const products = (await listProducts({ category: this.data.chosen })).map(cardOf)
      if (mine === this.asked) this.setData({ products, ...(products.length > 0 ? loaded : emptyNow) })
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (mine === this.asked) this.setData(failedBy(problem))
    }
  },
})
