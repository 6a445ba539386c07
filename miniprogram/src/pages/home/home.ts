import { asProblem } from '../../api/problem'
import { villageName } from '../../config'
import { styleUrl } from '../../drawings/drawing'
import { villageDrawing } from '../../drawings/village'
import { showCartBadge } from '../../services/cart-badge'
import type { Category, ProductCardView } from '../../services/catalog'
import { cardOf, categories, listProducts } from '../../services/catalog'
import type { LoadData } from '../../services/loading'
import { emptyNow, failedBy, loaded, nothingYet } from '../../services/loading'
import { openCategory, openSearch } from '../../services/navigation'

interface Data extends LoadData {
  // from the server
  readonly products: readonly ProductCardView[]
  // display
  readonly banner: string
  readonly villageName: string
  readonly categories: readonly Category[]
}

const initial: Data = {
  ...nothingYet,
  products: [],
  banner: `background-image:${styleUrl(villageDrawing())}`,
  villageName,
  categories,
}

Page({
  data: initial,
  asked: 0,

  onLoad() {
    void this.load()
  },

  onShow() {
    showCartBadge()
  },

  async onPullDownRefresh() {
    await this.load()
    void wx.stopPullDownRefresh()
  },

  onRetry() {
    this.setData(nothingYet)
    void this.load()
  },

  async load() {
    const mine = ++this.asked
    try {
      const products = (await listProducts()).map(cardOf)
      if (mine === this.asked) this.setData({ products, ...(products.length > 0 ? loaded : emptyNow) })
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (mine === this.asked) this.setData(failedBy(problem))
    }
  },

  onSearch() {
    openSearch()
  },

  onCategory(event: WechatMiniprogram.TouchEvent) {
    openCategory((event.currentTarget.dataset as { key: string }).key)
  },
})
