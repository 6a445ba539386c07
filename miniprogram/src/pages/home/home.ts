import type { Product } from '../../api/types'
import { villageName } from '../../config'
import { listProducts } from '../../data/catalog'
import { showTabMarks } from '../../data/tab-marks'
import { styleUrl } from '../../kit/drawings/drawing'
import { villageDrawing } from '../../kit/drawings/village'
import { openCategory, openSearch } from '../../kit/navigation'
import { defineListPage } from '../../lib/define-page'
import type { GrowingData, Part } from '../../lib/growing-list'
import { nothingGrown } from '../../lib/growing-list'
import type { Category, ProductCardView } from '../../views/goods'
import { cardOf, categories } from '../../views/goods'

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

defineListPage({
  data: initial,

  onShow() {
    showTabMarks()
  },

  list(part: Part<Product>) {
    return listProducts({}, part)
  },

  showItems(products: readonly Product[]) {
    return { products: products.map(cardOf) }
  },

  onSearch() {
    openSearch()
  },

  onCategory(event: WechatMiniprogram.TouchEvent) {
    openCategory((event.currentTarget.dataset as { key: string }).key)
  },
})
