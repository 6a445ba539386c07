import { asProblem } from '../../api/problem'
import type { Figure } from '../../api/types'
import type { ProductCardView } from '../../services/catalog'
import { cardOf, getArtisan } from '../../services/catalog'
import type { LoadData } from '../../services/loading'
import { failedBy, loaded, nothingYet } from '../../services/loading'

interface Data extends LoadData {
  // from the server
  readonly name: string
  readonly craft: string
  readonly figure: Figure
  readonly householdName: string
  readonly products: readonly ProductCardView[]
  // display
  readonly id: number
  readonly paragraphs: readonly string[]
}

const initial: Data = {
  ...nothingYet,
  name: '',
  craft: '',
  figure: 'woman',
  householdName: '',
  products: [],
  id: 0,
  paragraphs: [],
}

Page({
  data: initial,
  asked: 0,

  onLoad(query: Record<string, string | undefined>) {
    this.setData({ id: Number(query['id'] ?? 0) })
    void this.load()
  },

  onRetry() {
    this.setData(nothingYet)
    void this.load()
  },

  async load() {
    const mine = ++this.asked
    try {
      const { name, craft, figure, story, householdName, products } = await getArtisan(this.data.id)
      if (mine !== this.asked) return
      void wx.setNavigationBarTitle({ title: name })
      this.setData({
        name, craft, figure, householdName, products: products.map(cardOf), paragraphs: paragraphsOf(story), ...loaded,
      })
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (mine === this.asked) this.setData(failedBy(problem))
    }
  },
})

/** A sentence a line reads well aloud and on a small screen. */
function paragraphsOf(story: string): readonly string[] {
  return (story.match(/[^。]+。?/g) ?? []).map((one) => one.trim()).filter((one) => one !== '')
}
