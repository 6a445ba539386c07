import { asProblem } from './problem'
import type { LoadData } from './loading'
import { emptyNow, failedBy, loaded, nothingYet } from './loading'

/** What stands under a list: more can be had, it is coming, it could not be had, or that was all. */
export type MorePhase = 'there' | 'loading' | 'failed' | 'end'

export interface GrowingData extends LoadData {
  readonly more: MorePhase
}

export const nothingGrown: GrowingData = { ...nothingYet, more: 'end' }

/** Which part of a list is asked for: so many after the last one known. */
export interface Part<Item> {
  readonly after: Item | undefined
  readonly limit: number
}

const pageSize = 20

/** The most that the server gives at once. */
const mostRows = 100

/** A list that is had in parts, as far as somebody reads. An answer that a later question overtook is dropped. */
export class GrowingList<Item> {
  private items: readonly Item[] = []
  private more: MorePhase = 'end'
  private asked = 0

  constructor(
    private readonly ask: (part: Part<Item>) => Promise<readonly Item[]>,
    private readonly show: (state: GrowingData, items: readonly Item[]) => void,
  ) {}

  /** Another list from now on: what is shown belongs to it no longer. */
  async start(): Promise<void> {
    this.items = []
    this.more = 'end'
    this.show(nothingGrown, [])
    await this.load()
  }

  /** Asks anew for what is shown: coming back to a page must not shorten it under the reader's finger. */
  async load(): Promise<void> {
    const limit = Math.min(mostRows, Math.max(pageSize, this.items.length))
    const mine = ++this.asked
    try {
      const items = await this.ask({ after: undefined, limit })
      if (mine === this.asked) this.took(items, items.length === limit)
    } catch (thrown) {
      if (mine === this.asked) this.show({ ...failedBy(asProblem(thrown)), more: 'end' }, this.items)
    }
  }

  /** The next part; nothing while one is on its way, or when all is here. */
  async loadMore(): Promise<void> {
    if (this.more !== 'there' && this.more !== 'failed') return
    const mine = ++this.asked
    this.tell('loading')
    try {
      const next = await this.ask({ after: this.items[this.items.length - 1], limit: pageSize })
      if (mine === this.asked) this.took([...this.items, ...next], next.length === pageSize)
    } catch (thrown) {
      asProblem(thrown)
      // What is shown stays; the list says below it that there is more, and can be asked again.
      if (mine === this.asked) this.tell('failed')
    }
  }

  private took(items: readonly Item[], isMoreLikely: boolean): void {
    this.items = items
    this.tell(isMoreLikely ? 'there' : 'end')
  }

  private tell(more: MorePhase): void {
    this.more = more
    this.show({ ...(this.items.length > 0 ? loaded : emptyNow), more }, this.items)
  }
}
