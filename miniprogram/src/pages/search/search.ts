import { asProblem } from '../../api/problem'
import type { ProductCardView } from '../../services/catalog'
import { cardOf, listProducts } from '../../services/catalog'
import type { LoadData } from '../../services/loading'
import { emptyNow, failedBy, loaded, nothingYet } from '../../services/loading'

interface Data extends LoadData {
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
  ...nothingYet,
  products: [],
  isAsked: false,
  word: '',
  ideas: ['绿茶', '香榧', '笋干', '蜂蜜', '竹编', '土鸡蛋'],
}

Page({
  data: initial,
  asked: 0,

  onInput(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ word: event.detail.value })
  },

  onSubmit() {
    void this.load()
  },

  onIdea(event: WechatMiniprogram.TouchEvent) {
    this.setData({ word: (event.currentTarget.dataset as { word: string }).word })
    void this.load()
  },

  onRetry() {
    void this.load()
  },

  async load() {
    const mine = ++this.asked
    const search = this.data.word.trim()
    if (search === '') {
      this.setData({ isAsked: false })
      return
    }
    this.setData({ isAsked: true, ...nothingYet })
    try {
      const products = (await listProducts({ search })).map(cardOf)
      if (mine === this.asked) this.setData({ products, ...(products.length > 0 ? loaded : emptyNow) })
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (mine === this.asked) this.setData(failedBy(problem))
    }
  },
})
