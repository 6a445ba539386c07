import { asProblem } from '../../api/problem'
import type { Artisan, Figure } from '../../api/types'
import { listArtisans } from '../../services/catalog'
import { showCartBadge } from '../../services/cart-badge'
import { showMoneyDot } from '../../services/money-dot'
import type { LoadData } from '../../services/loading'
import { emptyNow, failedBy, loaded, nothingYet } from '../../services/loading'
import { openArtisan } from '../../services/navigation'

interface ArtisanCard {
  readonly id: number
  readonly name: string
  readonly craft: string
  readonly figure: Figure
  readonly lead: string
  readonly works: string
}

interface Data extends LoadData {
  // from the server
  readonly artisans: readonly ArtisanCard[]
}

const initial: Data = { ...nothingYet, artisans: [] }

Page({
  data: initial,
  asked: 0,

  onLoad() {
    void this.load()
  },

  onShow() {
    showCartBadge()
    showMoneyDot()
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
      const artisans = (await listArtisans()).map(artisanCardOf)
      if (mine === this.asked) this.setData({ artisans, ...(artisans.length > 0 ? loaded : emptyNow) })
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (mine === this.asked) this.setData(failedBy(problem))
    }
  },

  onOpen(event: WechatMiniprogram.TouchEvent) {
    openArtisan((event.currentTarget.dataset as { id: number }).id)
  },
})

/** The first sentence of the story stands for it. */
function artisanCardOf({ id, name, craft, figure, story, products }: Artisan): ArtisanCard {
  const end = story.indexOf('。')
  const works = products.length > 0 ? `${products.length} 件作品在架` : '暂时没有作品在架'
  return { id, name, craft, figure, lead: end > 0 ? story.slice(0, end + 1) : story, works }
}
