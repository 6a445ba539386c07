interface Tab {
  readonly value: string
  readonly label: string
}

/** Tabs over one list. TDesign's name a panel by an id that WeChat changes inside a component, so that nobody who
 * hears the page finds it. */
Component({
  properties: {
    tabs: { type: Array, value: [] as readonly Tab[] },
    value: { type: String, value: '' },
  },
  methods: {
    onTab(event: WechatMiniprogram.TouchEvent) {
      const { value } = event.currentTarget.dataset as { value: string }
      if (value !== this.data.value) this.triggerEvent('change', { value })
    },
  },
})
