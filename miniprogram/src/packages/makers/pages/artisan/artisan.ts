import type { Artisan, Figure } from '../../../../api/types'
import { getArtisan } from '../../../../data/catalog'
import { definePage } from '../../../../lib/define-page'
import type { LoadData } from '../../../../lib/loading'
import { nothingYet } from '../../../../lib/loading'
import type { ProductCardView } from '../../../../views/goods'
import { cardOf } from '../../../../views/goods'

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

definePage({
  data: initial,

  onLoad(query) {
    this.setData({ id: Number(query['id'] ?? 0) })
  },

  load() {
    return getArtisan(this.data.id)
  },

  show({ name, craft, figure, story, householdName, products }: Artisan) {
    void wx.setNavigationBarTitle({ title: name })
    return { name, craft, figure, householdName, products: products.map(cardOf), paragraphs: paragraphsOf(story) }
  },
})

/** A sentence a line reads well aloud and on a small screen. */
function paragraphsOf(story: string): readonly string[] {
  return (story.match(/[^。]+。?/g) ?? []).map((one) => one.trim()).filter((one) => one !== '')
}
