import type { Category, Product } from '../../api/types'
import { villageName } from '../../config'
import { listCategories, listProducts } from '../../data/catalog'
import { showTabMarks } from '../../data/tab-marks'
import { styleUrl } from '../../kit/drawings/drawing'
import { villageDrawing } from '../../kit/drawings/village'
import { openCategory, openSearch } from '../../kit/navigation'
import { defineListPage } from '../../lib/define-page'
import type { GrowingData, Part } from '../../lib/growing-list'
import { nothingGrown } from '../../lib/growing-list'
import type { ProductCardView } from '../../views/goods'
import { cardOf } from '../../views/goods'

interface Data extends GrowingData {
  // from the server
  readonly products: readonly ProductCardView[]
  readonly categories: readonly Category[]
  // display
  readonly banner: string
  readonly villageName: string
}

const initial: Data = {
  ...nothingGrown,
  products: [],
  categories: [],
  banner: `background-image:${styleUrl(villageDrawing())}`,
  villageName,
}

defineListPage({
  data: initial,

  onShow() {
    showTabMarks()
  },

  async list(part: Part<Product>) {
    const [products, categories] = await Promise.all([
      listProducts({}, part), part.after === undefined ? listCategories() : null,
    ])
    if (categories !== null) this.setData({ categories: categories.filter(({ parentId }) => parentId === null) })
    return products
  },

  showItems(products: readonly Product[]) {
    return { products: products.map(cardOf) }
  },

  onSearch() {
    openSearch()
  },

  onCategory(event: WechatMiniprogram.TouchEvent) {
    openCategory((event.currentTarget.dataset as { id: number }).id)
  },
})
