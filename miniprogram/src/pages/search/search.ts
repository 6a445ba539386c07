import type { Product } from '../../api/types'
import type { ProductCardView } from '../../services/catalog'
import { cardOf, listProducts } from '../../services/catalog'
import type { GrowingData } from '../../services/growing-list'
import { GrowingList, nothingGrown } from '../../services/growing-list'

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

Page({
  data: initial,
  found: null as GrowingList<Product> | null,

  onLoad() {
    this.found = new GrowingList<Product>(
      (part) => listProducts({ search: this.data.word.trim() }, part),
      (state, products) => this.setData({ ...state, products: products.map(cardOf) }),
    )
  },

  onReachBottom() {
    void this.found?.loadMore()
  },

  onMore() {
    void this.found?.loadMore()
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
    this.setData({ isAsked })
    if (isAsked) void this.found?.start()
  },
})
