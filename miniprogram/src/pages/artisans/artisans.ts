import type { Artisan, Figure } from '../../api/types'
import { listArtisans } from '../../data/catalog'
import { showTabMarks } from '../../data/tab-marks'
import { openArtisan } from '../../kit/navigation'
import { definePage } from '../../lib/define-page'
import type { LoadData } from '../../lib/loading'
import { nothingYet } from '../../lib/loading'

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

definePage({
  data: initial,

  onShow() {
    showTabMarks()
  },

  load() {
    return listArtisans()
  },

  show(artisans: readonly Artisan[]) {
    return artisans.length > 0 ? { artisans: artisans.map(artisanCardOf) } : null
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
