export interface TimelineItem {
  readonly key: string
  readonly text: string
  readonly at: string
}

/** Newest first, as people ask "and now?" before "and then?". */
Component({
  properties: {
    items: { type: Array, value: [] as TimelineItem[] },
  },
})
