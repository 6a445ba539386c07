import type { Product } from '../../../../api/types'
import { listProducts } from '../../../../data/catalog'
import { defineListPage } from '../../../../lib/define-page'
import type { GrowingData, Part } from '../../../../lib/growing-list'
import { nothingGrown } from '../../../../lib/growing-list'
import type { ProductCardView } from '../../../../views/goods'
import { cardOf } from '../../../../views/goods'

interface Data extends GrowingData {
  // from the server
  readonly products: readonly ProductCardView[]
  // state
  readonly isAsked: boolean
  // form
  readonly word: string
  // display
  readonly ideas: readonly string[]
}

const initial: Data = {
  ...nothingGrown,
  products: [],
  isAsked: false,
  word: '',
  ideas: ['绿茶', '香榧', '笋干', '蜂蜜', '竹编', '土鸡蛋'],
}

defineListPage({
  data: initial,
  asks: 'byHand',

  list(part: Part<Product>) {
    return listProducts({ search: this.data.word.trim() }, part)
  },

  showItems(products: readonly Product[]) {
    return { products: products.map(cardOf) }
  },

  onInput(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ word: event.detail.value })
  },

  onSubmit() {
    this.search()
  },

  onIdea(event: WechatMiniprogram.TouchEvent) {
    this.setData({ word: (event.currentTarget.dataset as { word: string }).word })
    this.search()
  },

  onRetry() {
    this.search()
  },

  search() {
    const isAsked = this.data.word.trim() !== ''
    if (isAsked) void this.startOver({ isAsked })
    else this.setData({ isAsked })
  },
})
