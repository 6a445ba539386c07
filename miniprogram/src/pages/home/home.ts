import type { Category, Product } from '../../api/types'
import { listCategories, listProducts } from '../../data/catalog'
import { getFront } from '../../data/front'
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
  readonly title: string
  readonly greeting: string
  // display
  readonly banner: string
}

const initial: Data = {
  ...nothingGrown,
  products: [],
  categories: [],
  title: '',
  greeting: '',
  banner: `background-image:${styleUrl(villageDrawing())}`,
}

defineListPage({
  data: initial,

  onShow() {
    showTabMarks()
  },

  async list(part: Part<Product>) {
    const [products, first] = await Promise.all([
      listProducts({}, part), part.after === undefined ? Promise.all([listCategories(), getFront()]) : null,
    ])
    if (first !== null) {
      const [categories, { title, greeting }] = first
      this.setData({ categories: categories.filter(({ parentId }) => parentId === null), title, greeting })
    }
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
