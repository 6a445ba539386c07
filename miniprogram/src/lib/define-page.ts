import type { GrowingData, Part } from './growing-list'
import { GrowingList } from './growing-list'
import type { LoadData } from './loading'
import { emptyNow, failedBy, loaded, nothingYet } from './loading'
import { Looks } from './looks'
import type { Problem } from './problem'
import { Question } from './question'

type Query = Record<string, string | undefined>

/** What every page that loads may say of itself; `this` is the page in all of it. */
interface Hooks<Shown> {
  /** What the page shows before anything came. */
  readonly data: Shown
  /** When it asks by itself: once, each time it is seen, or only when its own methods say so. */
  readonly asks?: 'onLoad' | 'onShow' | 'byHand'
  onLoad?(query: Query): void
  onShow?(): void
  onHide?(): void
  onUnload?(): void
}

interface AnswerHooks<Shown, Answer> extends Hooks<Shown> {
  load(): Promise<Answer>
  /** What to show of an answer, or null for "there is nothing". Not called for an answer that was overtaken. */
  show(answer: Answer): Partial<Shown> | null
  /** What to show of a refusal, where it is more than the refusal. */
  failed?(problem: Problem): Partial<Shown>
  /** Whether the server is about to know more: then it is asked again by itself for some seconds. */
  isNewsComing?(answer: Answer): boolean
}

interface ListHooks<Shown, Item> extends Hooks<Shown> {
  list(part: Part<Item>): Promise<readonly Item[]>
  /** What to show of all that came so far. */
  showItems(items: readonly Item[]): Partial<Shown>
}

/** What a page's own methods are given. */
interface Given<Shown> {
  readonly looks: Looks
  /** Asks anew for what is shown, which stays until the answer comes. */
  refresh(): Promise<void>
  /** As at first: what was shown is gone at once. */
  startOver(also?: Partial<Shown>): Promise<void>
}

interface GivenAnswer<Shown, Answer> extends Given<Shown> {
  /** Shows an answer that came by another way than by asking for it. */
  present(answer: Answer): void
}

type Own = WechatMiniprogram.Page.CustomOption
type PageOf<Shown extends object, Mine extends Own> = ThisType<WechatMiniprogram.Page.Instance<Shown, Mine>>

/** A page that shows one thing: it waits, is refused, has nothing or has it, and asks again when pulled down. */
export function definePage<Shown extends LoadData, Answer, Mine extends Own>(
  page: AnswerHooks<Shown, Answer> & Mine & PageOf<Shown, Mine & GivenAnswer<Shown, Answer>>,
): void {
  const { load, show, failed, isNewsComing } = page as AnswerHooks<Shown, Answer>
  wire<Shown>(page, {
    sourceOf(self) {
      const fail = (problem: Problem) => self.setData(failed?.call(self, problem) ?? failedBy(problem))
      return new Question(() => load.call(self), (answer) => self.present(answer), fail)
    },
    startOver: (self, also) => {
      self.setData({ ...also, ...nothingYet })
      return self.refresh()
    },
  }, {
    present(this: Wired<Shown>, answer: Answer) {
      const shown = show.call(this, answer)
      this.setData(shown === null ? emptyNow : { ...shown, ...loaded })
      this.looks.stop()
      if (isNewsComing?.call(this, answer) === true) this.looks.again()
    },
  })
}

/** A page that shows a list which grows as far as somebody reads. */
export function defineListPage<Shown extends GrowingData, Item, Mine extends Own>(
  page: ListHooks<Shown, Item> & Mine & PageOf<Shown, Mine & Given<Shown>>,
): void {
  const { list, showItems } = page as ListHooks<Shown, Item>
  wire<Shown>(page, {
    sourceOf: (self) => new GrowingList<Item>(
      (part) => list.call(self, part),
      (state, items) => self.setData({ ...showItems.call(self, items), ...state }),
    ),
    startOver: (self, also) => {
      if (also !== undefined) self.setData(also)
      return (self.source as GrowingList<Item>).start()
    },
  }, {})
}

interface Source {
  load(): Promise<void>
  loadMore?(): Promise<void>
}

interface Wired<Shown> extends Given<Shown> {
  looks: Looks
  source: Source
  setData(patch: object): void
  present(answer: unknown): void
}

interface Kind<Shown> {
  sourceOf(self: Wired<Shown>): Source
  startOver(self: Wired<Shown>, also?: Partial<Shown>): Promise<void>
}

function wire<Shown>(page: Hooks<Shown>, kind: Kind<Shown>, given: object): void {
  const { asks = 'onLoad', onLoad, onShow, onHide, onUnload, ...own } = page
  const methods: ThisType<Wired<Shown>> & object = {
    onRetry() {
      void this.startOver()
    },
    onMore() {
      void this.source.loadMore?.()
    },
    onReachBottom() {
      void this.source.loadMore?.()
    },
    async onPullDownRefresh() {
      await this.refresh()
      void wx.stopPullDownRefresh()
    },
    // What the page says of itself comes before what all pages do, and after it what only this file knows.
    ...own,
    ...given,
    refresh() {
      return this.source.load()
    },
    startOver(also?: Partial<Shown>) {
      return kind.startOver(this, also)
    },
    onLoad(query: Query) {
      this.looks = new Looks(() => void this.refresh())
      this.source = kind.sourceOf(this)
      onLoad?.call(this, query)
      if (asks === 'onLoad') void this.refresh()
    },
    onShow() {
      onShow?.call(this)
      if (asks === 'onShow') void this.refresh()
    },
    onHide() {
      // Whoever comes back to it asks again anyway.
      if (asks === 'onShow') this.looks.stop()
      onHide?.call(this)
    },
    onUnload() {
      this.looks.stop()
      onUnload?.call(this)
    },
  }
  Page(methods)
}
